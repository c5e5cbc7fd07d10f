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

/** What one request to an issuer may ask for. */
const mostAtOnce = 20

/**
 * Collects the credentials of the styles, from each issuer in turn, and then forgets the secret. May be repeated at
 * any time: what was saved is sent again byte for byte, what is there is not asked for again.
 * @param input.styles of the link; left out where a typed code does not say them: every style of the round is asked
 *   for by itself, and those the issuers do not know are no part of the link
 * @param input.secret 16 bytes of the link; only read on a phone that has no state of the round yet
 */
export async function collect(
  input: {
    readonly manifest: Manifest
    readonly styles?: readonly string[] | undefined
    readonly secret?: Uint8Array | undefined
  },
  outside: Outside<ClientState>,
): Promise<{ readonly kind: 'collected' } | Setback> {
  const { manifest, styles, secret } = input
  const saved = await outside.load()
  // A code that was not known leaves a state without ballots; another code may be typed.
  const isBegun = saved !== null && (secret === undefined || Object.keys(saved.ballots).length > 0)
  if (!isBegun && secret === undefined) return { kind: 'unknown-link' }
  if (!isBegun && secret !== undefined) await outside.save(beginBallots(manifest.round, secret))
  for (const some of portions(manifest, styles)) {
    const setback = await collectSome(manifest, some, outside)
    const isOther = styles === undefined && setback?.kind === 'unknown-link'
    if (setback !== null && !isOther) return setback
  }
  return await finish(styles, outside)
}

/** What to ask for in turn. The first portion adds nothing: it finishes what an earlier visit has begun. */
function portions(manifest: Manifest, styles: readonly string[] | undefined) {
  if (styles === undefined) return [[], ...manifest.styles.map(({ style }) => [style])]
  const count = Math.ceil(styles.length / mostAtOnce)
  const portion = (_: unknown, at: number) => styles.slice(at * mostAtOnce, (at + 1) * mostAtOnce)
  return [[], ...Array.from({ length: count }, portion)]
}

/** Asks each issuer for these styles, and for any that lack its signature from before. */
async function collectSome(
  manifest: Manifest,
  styles: readonly string[],
  outside: Outside<ClientState>,
): Promise<Setback | null> {
  const saved = await outside.load()
  if (saved?.secret === undefined) return null
  let state = chooseStyles(saved, manifest, styles, outside.random)
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
  return null
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

/** Everything the link is for is here: the secret goes. */
async function finish(
  styles: readonly string[] | undefined,
  outside: Outside<ClientState>,
): Promise<{ readonly kind: 'collected' } | Setback> {
  const state = await outside.load()
  if (state === null || Object.keys(state.ballots).length === 0) return { kind: 'unknown-link' }
  await outside.save({ round: state.round, ballots: state.ballots })
  return styles?.some((style) => state.ballots[style] === undefined)
    ? { kind: 'already-collected' }
    : { kind: 'collected' }
}
