import { inviteOf } from '../ballot/invite.ts'
import { byStyle, type CredentialRequest } from '../ballot/messages.ts'
import { ballotMessage } from '../ballot/token.ts'
import { blind, blindKey, finalize } from '../blind/blind.ts'
import { readSecret, toBase32 } from '../bytes/base32.ts'
import { fromBase64url, toBase64url } from '../bytes/base64url.ts'
import { type IssuerId, type Manifest, styleOf } from '../round/manifest.ts'
import { member, textOf } from './outside.ts'
import type { BallotState, ClientState, Collecting } from './state.ts'

type Random = (length: number) => Uint8Array

/** The state of a phone that has just read a personal link. */
export const beginBallots = (round: string, secret: Uint8Array): ClientState => ({
  round,
  secret: toBase32(secret),
  ballots: {},
})

/**
 * Begins a ballot for each style that has none: a token, blinded for every issuer of the round. Ballots that exist
 * stay as they are.
 * @throws RangeError for a style or a key the manifest does not have
 */
export function chooseStyles(
  state: ClientState,
  manifest: Manifest,
  styles: readonly string[],
  random: Random,
): ClientState {
  const ballots = { ...state.ballots }
  for (const style of styles) {
    if (ballots[style] === undefined) {
      ballots[style] = newBallot(manifest, style, random)
    }
  }
  return { ...state, ballots }
}

function newBallot(manifest: Manifest, style: string, random: Random): Collecting {
  const t = random(32)
  const message = ballotMessage(manifest.round, style, t)
  const blinds = manifest.issuers.map(({ id }) => {
    const { blinded, inverse } = blind(keyOf(manifest, style, id), message, random)
    return [id, { blinded: toBase64url(blinded), inverse: toBase64url(inverse) }] as const
  })
  return {
    stage: 'collecting',
    t: toBase64url(t),
    blinds: Object.fromEntries(blinds),
    signatures: {},
  }
}

function keyOf(manifest: Manifest, style: string, issuer: IssuerId) {
  const modulus = styleOf(manifest, style).keys[issuer]
  if (modulus === undefined) throw new RangeError(`keyOf: ${style} has no key of issuer ${issuer}`)
  return blindKey(modulus)
}

/** The next request for signatures: issuer a for all ballots that lack it, then b; null when nothing is lacking. */
export function nextCredentials(
  state: ClientState,
  manifest: Manifest,
): { readonly issuer: IssuerId; readonly request: CredentialRequest } | null {
  const secret = readSecret(state.secret ?? '')
  if (secret === null) return null
  for (const { id } of manifest.issuers) {
    const requests = Object.entries(state.ballots).flatMap(([style, ballot]) => {
      const blinded = ballot.stage === 'collecting' ? ballot.blinds[id]?.blinded : undefined
      return blinded === undefined ? [] : [{ style, blinded }]
    })
    if (requests.length > 0) {
      const invite = toBase64url(inviteOf(id, secret))
      const request = { round: state.round, invite, requests: requests.sort(byStyle) }
      return { issuer: id, request }
    }
  }
  return null
}

/**
 * Takes in an issuer's answer: unblinds, verifies and forgets the factors. Null, and nothing changed, when the answer
 * is not exactly what was asked or a signature does not verify.
 */
export function foldCredentials(
  state: ClientState,
  manifest: Manifest,
  issuer: IssuerId,
  response: unknown,
): ClientState | null {
  const answers = member(response, 'credentials')
  if (!Array.isArray(answers)) return null
  const ballots: Record<string, BallotState> = {}
  for (const [style, ballot] of Object.entries(state.ballots)) {
    const answer: unknown = answers.find((each) => textOf(each, 'style') === style)
    const folded = foldOne(ballot, manifest, issuer, style, textOf(answer, 'signature'))
    if (folded === null) return null
    ballots[style] = folded
  }
  return { ...state, ballots }
}

function foldOne(
  ballot: BallotState,
  manifest: Manifest,
  issuer: IssuerId,
  style: string,
  answer: string,
): BallotState | null {
  if (ballot.stage !== 'collecting') return ballot
  const { [issuer]: mine, ...blinds } = ballot.blinds
  if (mine === undefined) return ballot
  const message = ballotMessage(manifest.round, style, fromBase64url(ballot.t))
  const signature = unblinded(manifest, style, issuer, message, answer, mine.inverse)
  if (signature === null) return null
  const signatures = { ...ballot.signatures, [issuer]: toBase64url(signature) }
  return Object.keys(blinds).length > 0
    ? { ...ballot, blinds, signatures }
    : { stage: 'ready', t: ballot.t, signatures }
}

function unblinded(
  manifest: Manifest,
  style: string,
  issuer: IssuerId,
  message: Uint8Array,
  answer: string,
  inverse: string,
): Uint8Array | null {
  try {
    const key = keyOf(manifest, style, issuer)
    return finalize(key, message, fromBase64url(answer), fromBase64url(inverse))
  } catch {
    // The issuer sent something that is no base64url.
    return null
  }
}

/** Without the ballots no issuer has signed: the person chose a style the link is not for. */
export const dropUnsigned = (state: ClientState): ClientState => ({
  ...state,
  ballots: Object.fromEntries(
    Object.entries(state.ballots).filter(
      ([, ballot]) => ballot.stage !== 'collecting' || Object.keys(ballot.signatures).length > 0,
    ),
  ),
})
