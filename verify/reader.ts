import { canonicalJson } from './canonical-json.ts'
import { isMembers, type Members } from './contract.ts'
import { Unreadable } from './fault.ts'
import { type LineKind, order } from './lines.ts'

/**
 * The value of a line. Only canonical JSON is taken: with a second spelling, above all with one member written twice,
 * two verifiers could read two different bundles out of one file.
 */
function parse(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isMembers(value) && canonicalJson(value) === text ? value : undefined
  } catch {
    // No JSON, a lone surrogate, or nested deeper than any questionnaire.
    return undefined
  }
}

/** Why a line is not of its kind: the first member at fault. */
function complaint(line: Members, { members }: LineKind<unknown>): string {
  const unknown = Object.keys(line).find((name) => !Object.hasOwn(members, name))
  if (unknown !== undefined) return `the member ${unknown} is unknown`
  const wrong = Object.keys(members).find((name) => members[name]?.(line[name]) === false)
  return `the member ${wrong ?? '?'} is missing or not spelled as it must be`
}

/** Reads a bundle kind by kind, in the order of docs/bundle.md section 1. */
export function openReader(lines: AsyncIterator<string>) {
  let number = 0
  /** How far the order of the kinds has come. */
  let reached = 0
  /** The line read last and not yet taken. */
  let ahead: Members | undefined

  const fail = (reason: string): never => {
    throw new Unreadable(`line ${number}: ${reason}`)
  }

  async function look(): Promise<Members | undefined> {
    if (ahead !== undefined) return ahead
    const next = await lines.next()
    if (next.done === true) return undefined
    number += 1
    ahead = parse(next.value) ?? fail('no object in canonical JSON')
    const place = order.indexOf(String(ahead.kind))
    if (place < reached) fail(place < 0 ? 'a kind that is unknown' : 'a kind that stood before')
    reached = place
    return ahead
  }

  /** The next line if it is of this kind; any other stays where it is. */
  async function take<T>(kind: LineKind<T>): Promise<T | undefined> {
    const line = await look()
    if (line?.kind !== kind.kind) return undefined
    ahead = undefined
    return kind.is(line) ? line : fail(`${kind.kind}: ${complaint(line, kind)}`)
  }

  return {
    /** Which line was read last. */
    at: () => `line ${number}`,
    number: () => number,
    fail,
    /** Exactly one line of this kind. */
    async one<T>(kind: LineKind<T>): Promise<T> {
      const line = await take(kind)
      return line ?? fail(`a line of the kind ${kind.kind} is missing here`)
    },
    /** All lines of this kind that stand here. */
    async *each<T>(kind: LineKind<T>): AsyncGenerator<T> {
      for (let line = await take(kind); line !== undefined; line = await take(kind)) yield line
    },
    async finish(): Promise<void> {
      if ((await look()) !== undefined) fail('nothing may follow the end')
    },
  }
}

export type Reader = ReturnType<typeof openReader>
