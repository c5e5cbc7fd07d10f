import type { Content, Parts } from '../ballot/commitments.ts'
import { ballotsPath } from '../ballot/messages.ts'
import type { Manifest } from '../round/manifest.ts'
import { ask, type Outside, type Setback, setbackOf, textOf } from './outside.ts'
import type { ClientState, Sending } from './state.ts'
import { acknowledged, holdsReceipt, reopened, writeBallot } from './written.ts'

/** `cast`: in the box, with its receipt. `already`: another body of this ballot was there first. */
export type CastOutcome =
  | { readonly kind: 'cast'; readonly receipt: string }
  | { readonly kind: 'already'; readonly receipt?: string }
  /** The ballot is not collected yet. */
  | { readonly kind: 'not-ready' }
  | Setback

/**
 * Sends one ballot. The first call writes it; every later one sends the same bytes, whatever its content says,
 * until the box acknowledges; after that it answers with the receipt.
 * @param input.content left out: only sends what is already written
 * @throws RangeError as `writeBallot` does
 */
export async function cast(
  input: {
    readonly manifest: Manifest
    readonly style: string
    readonly parts: Parts
    readonly content?: Content | undefined
  },
  outside: Outside<ClientState>,
): Promise<CastOutcome> {
  const { style, parts, content } = input
  const saved = await outside.load()
  if (saved === null) return { kind: 'not-ready' }
  const state = content ? writeBallot(saved, style, content, parts, outside.random) : saved
  const ballot = state.ballots[style]
  if (ballot?.stage === 'sent') return outcomeOf(ballot.receipt)
  if (ballot?.stage !== 'sending') return { kind: 'not-ready' }
  await outside.save(state)
  return await deliver(state, ballot, input, outside)
}

async function deliver(
  state: ClientState,
  ballot: Sending,
  { manifest, style }: { readonly manifest: Manifest; readonly style: string },
  outside: Outside<ClientState>,
): Promise<CastOutcome> {
  const answer = await ask(outside, ballotsPath, ballot.body)
  const receipt = textOf(answer?.body, 'receipt')
  if (answer?.status === 200 || answer?.status === 201) {
    if (!holdsReceipt(manifest, receipt, ballot.leaf)) return { kind: 'mismatch' }
    await outside.save(acknowledged(state, style, receipt))
    return { kind: 'cast', receipt }
  }
  if (answer?.status === 409 && textOf(answer.body, 'code') !== 'not-open-yet') {
    const first: { receipt?: string } = holdsReceipt(manifest, receipt) ? { receipt } : {}
    await outside.save(acknowledged(state, style, first.receipt))
    return { kind: 'already', ...first }
  }
  if (unfit.has(answer?.status ?? 0)) await outside.save(reopened(state, style))
  return setbackOf(answer)
}

/** Malformed, too large, or answers the questionnaire does not allow: the box has kept nothing. */
const unfit = new Set([400, 413, 422])

const outcomeOf = (receipt: string | undefined): CastOutcome =>
  receipt === undefined ? { kind: 'already' } : { kind: 'cast', receipt }
