import { credentialsPath } from '../ballot/messages.ts'
import type { Manifest } from '../round/manifest.ts'
import {
  beginBallots,
  chooseStyles,
  dropUnsigned,
  foldCredentials,
  nextCredentials,
} from './credentials.ts'
import { ask, type Outside, type Setback, setbackOf } from './outside.ts'
import type { ClientState } from './state.ts'

/**
 * Collects the credentials of the styles, from each issuer in turn. May be repeated at any time: what was saved is
 * sent again byte for byte, what is there is not asked for again.
 * @param input.secret 16 bytes of the link; only read on a phone that has no state of the round yet
 */
export async function collect(
  input: {
    readonly manifest: Manifest
    readonly styles: readonly string[]
    readonly secret?: Uint8Array
  },
  outside: Outside<ClientState>,
): Promise<{ readonly kind: 'collected' } | Setback> {
  const { manifest, styles, secret } = input
  const saved = await outside.load()
  if (saved === null && secret === undefined) return { kind: 'unknown-link' }
  let state = saved ?? beginBallots(manifest.round, secret ?? new Uint8Array())
  if (state.secret !== undefined) state = chooseStyles(state, manifest, styles, outside.random)
  await outside.save(state)
  for (let next = nextCredentials(state, manifest); next; next = nextCredentials(state, manifest)) {
    const body = JSON.stringify(next.request)
    const answer = await ask(outside, credentialsPath(next.issuer), body)
    if (answer?.status !== 200) return await giveUp(state, setbackOf(answer), outside)
    const folded = foldCredentials(state, manifest, next.issuer, answer.body)
    if (folded === null) return { kind: 'mismatch' }
    state = folded
    await outside.save(state)
  }
  return styles.every((style) => state.ballots[style] !== undefined)
    ? { kind: 'collected' }
    : { kind: 'already-collected' }
}

/** An unknown link must not stay bound to the styles that were tried with it. */
async function giveUp(
  state: ClientState,
  setback: Setback,
  outside: Outside<ClientState>,
): Promise<Setback> {
  if (setback.kind === 'unknown-link') await outside.save(dropUnsigned(state))
  return setback
}
