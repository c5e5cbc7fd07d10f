import { canonicalJson } from '../bytes/canonical-json.ts'
import { pack } from '../bytes/pack.ts'
import { sha256 } from '../bytes/sha256.ts'

/** The three parts of a ballot, each committed to apart so that each can be published apart. */
export type Part = 'scores' | 'texts' | 'attributes'

/** The phone's own word on the time taken: a signal, never a lock. */
export type Pace = 'fast' | 'normal' | 'slow'

export type Answers = { readonly [question: string]: unknown }

/** What is said in a ballot. `attributes`: codes by attribute name. */
export interface Content {
  readonly answers: Answers
  readonly attributes: { readonly [attribute: string]: string }
  readonly pace: Pace
  /** 有人让我这样填 was pressed. */
  readonly coached: boolean
  /** 代填: somebody filled it in for the worker, at the worker's word. */
  readonly helped: boolean
}

/** The part of each top-level answer, by its key in the answers. */
export type Parts = { readonly [question: string]: Part }

/**
 * Answers by part.
 * @throws RangeError for an answer whose part is not known
 */
export function splitAnswers(parts: Parts, answers: Answers): { readonly [part in Part]: Answers } {
  const known = new Map(Object.entries(parts))
  const of = (part: Part) =>
    Object.fromEntries(Object.entries(answers).filter(([question]) => known.get(question) === part))
  const stray = Object.keys(answers).find((question) => !known.has(question))
  if (stray !== undefined) throw new RangeError(`splitAnswers: ${stray} belongs to no part`)
  return { scores: of('scores'), texts: of('texts'), attributes: of('attributes') }
}

/** A hiding commitment to one part: SHA-256 over tag, part, 16-byte salt and the value's canonical JSON. */
export const commitment = (part: Part, salt: Uint8Array, value: unknown): Uint8Array =>
  sha256(pack('uq1-part', part, salt, canonicalJson(value)))

/**
 * What each part's commitment is over. Pace and both signs (coached, helped) belong to the scores.
 * @throws RangeError for an answer of no part, or of the attributes: these travel as codes, apart from the answers
 */
export function partValues(parts: Parts, content: Content): { readonly [part in Part]: unknown } {
  const { scores, texts, attributes } = splitAnswers(parts, content.answers)
  const [stray] = Object.keys(attributes)
  if (stray !== undefined)
    throw new RangeError(`partValues: ${stray} is no answer but an attribute`)
  return {
    scores: {
      answers: scores,
      coached: content.coached,
      helped: content.helped,
      pace: content.pace,
    },
    texts,
    attributes: content.attributes,
  }
}
