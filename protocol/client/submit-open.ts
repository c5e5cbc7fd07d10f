import type { Content } from '../ballot/commitments.ts'
import { type OpenSubmission, openAnswersPath } from '../ballot/messages.ts'
import { toBase32 } from '../bytes/base32.ts'
import { canonicalJson } from '../bytes/canonical-json.ts'
import { ask, type Outside, type Setback, setbackOf } from './outside.ts'

/** What the phone keeps about an open round. */
export interface OpenState {
  readonly round: string
  /** Styles this phone has answered: best effort against answering twice. */
  readonly answered: readonly string[]
  /** Bodies that are not acknowledged yet, by style. */
  readonly sending: { readonly [style: string]: string }
}

/**
 * Sends answers to an open round. The first call writes the body; later ones repeat it until it is acknowledged.
 * @param input.content left out: only sends what is already written
 */
export async function submitOpen(
  input: { readonly round: string; readonly style: string; readonly content?: Content | undefined },
  outside: Outside<OpenState>,
): Promise<{ readonly kind: 'accepted' } | { readonly kind: 'not-ready' } | Setback> {
  const { round, style, content } = input
  const state = (await outside.load()) ?? { round, answered: [], sending: {} }
  const body = state.sending[style] ?? (content && written(state, style, content, outside.random))
  if (body === undefined) return { kind: 'not-ready' }
  await outside.save({ ...state, sending: { ...state.sending, [style]: body } })
  const answer = await ask(outside, openAnswersPath, body)
  if (answer?.status !== 200 && answer?.status !== 201) return setbackOf(answer)
  const { [style]: _sent, ...sending } = state.sending
  const answered = [...state.answered.filter((each) => each !== style), style]
  await outside.save({ round, answered, sending })
  return { kind: 'accepted' }
}

function written(
  state: OpenState,
  style: string,
  content: Content,
  random: (length: number) => Uint8Array,
): string {
  const submission: OpenSubmission = {
    round: state.round,
    style,
    id: toBase32(random(16)),
    answers: content.answers,
    attributes: content.attributes,
    pace: content.pace,
    coached: content.coached,
    helped: content.helped,
    again: state.answered.includes(style),
  }
  return canonicalJson(submission)
}
