import { createPublicKey, type KeyObject } from 'node:crypto'
import type { Tools } from '../../protocol/form/check/fault.ts'
import type { Form, Part } from '../../protocol/form/form.ts'
import { partsOf } from '../../protocol/form/parts.ts'
import type { IssuerId, ManifestStyle } from '../../protocol/round/manifest.ts'
import type { Round } from '../round/round.ts'
import { type AnswerCheck, answerCheck } from './answer-check.ts'

/** What the intake needs of one style, made ready once. */
export interface StyleDesk {
  readonly check: AnswerCheck
  readonly parts: Readonly<Record<string, Part>>
  /** Whose signatures a ballot must carry; empty outside ballot mode. */
  readonly keys: ReadonlyMap<IssuerId, KeyObject>
}

export interface RoundDesk {
  readonly round: Round
  readonly style: (code: string) => Promise<StyleDesk | undefined>
}

export interface DeskDeps {
  readonly rounds: { readonly find: (id: string) => Promise<Round | undefined> }
  readonly formByHash: (hash: string) => Promise<Form | undefined>
  readonly tools: Tools
  readonly now: () => Date
}

/** A round read longer ago than this is read again: its state moves by jobs in another process. */
const freshMilliseconds = 1000
const mostRounds = 200

const publicKey = (modulus: string): KeyObject =>
  createPublicKey({ key: { kty: 'RSA', n: modulus, e: 'AQAB' }, format: 'jwk' })

function keysOf({ keys }: ManifestStyle): Map<IssuerId, KeyObject> {
  const ready = new Map<IssuerId, KeyObject>()
  if (keys.a !== undefined) ready.set('a', publicKey(keys.a))
  if (keys.b !== undefined) ready.set('b', publicKey(keys.b))
  return ready
}

interface Held {
  readonly at: number
  readonly round: Promise<Round | undefined>
}

/**
 * Rounds made ready for thousands of submissions a second. What a signed manifest fixes (checker, keys) is
 * made once per manifest; the round's state is read again every second, and whether it takes a ballot is decided by
 * the server's clock and the stored decision, never by what is held here.
 */
export function openDesk({ rounds, formByHash, tools, now }: DeskDeps) {
  const held = new Map<string, Held>()
  const styles = new Map<string, Promise<StyleDesk | undefined>>()

  function fresh(id: string): Promise<Round | undefined> {
    const at = now().getTime()
    const known = held.get(id)
    if (known !== undefined && Math.abs(at - known.at) < freshMilliseconds) return known.round
    const round = rounds.find(id)
    held.delete(id)
    held.set(id, { at, round })
    // A failed read is not remembered.
    round.catch(() => {
      held.delete(id)
    })
    for (const oldest of held.keys()) {
      if (held.size <= mostRounds) break
      held.delete(oldest)
    }
    return round
  }

  async function ready(round: Round, code: string): Promise<StyleDesk | undefined> {
    const style = round.styles.find((each) => each.style === code)
    const signed = round.manifest?.styles.find((each) => each.style === code)
    if (style === undefined || signed === undefined) return undefined
    const form = await formByHash(signed.form)
    if (form === undefined) throw new Error(`openDesk: no form ${signed.form}`)
    return {
      check: answerCheck(form, style.attributes, tools),
      parts: partsOf(form),
      keys: keysOf(signed),
    }
  }

  function styleOf(round: Round, code: string): Promise<StyleDesk | undefined> {
    if (!round.styles.some(({ style }) => style === code)) return Promise.resolve(undefined)
    const name = `${round.manifestHash}.${code}`
    const known = styles.get(name)
    if (known !== undefined) return known
    const made = ready(round, code)
    styles.set(name, made)
    made.catch(() => {
      styles.delete(name)
    })
    return made
  }

  return {
    /** Undefined for a round there is not, or whose manifest is not signed. */
    async find(id: string): Promise<RoundDesk | undefined> {
      const round = await fresh(id)
      if (round?.manifestHash === undefined) return undefined
      return { round, style: (code) => styleOf(round, code) }
    },
  }
}

export type Desk = ReturnType<typeof openDesk>
