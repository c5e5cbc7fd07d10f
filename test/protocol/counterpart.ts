import {
  constants,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import {
  type Answer,
  type BallotSubmission,
  ballotEntry,
  ballotId,
  ballotMessage,
  ballotsPath,
  blindSuite,
  type CredentialRequest,
  formatReceipt,
  fromBase64url,
  type IssuerId,
  inviteOf,
  inviteRow,
  leafHash,
  leafOf,
  type Manifest,
  type Parts,
  receiptBytes,
  toBase64url,
  toHex,
} from '../../protocol/index.ts'
import { manifestExample } from './manifest-example.ts'

const round = 'y2025'
export const parts: Parts = { s1: 'scores', other: 'texts', sex: 'attributes' }

const keys = () => generateKeyPairSync('rsa', { modulusLength: blindSuite.modulusBits })
const pairs = { a: keys(), b: keys() }
const log = generateKeyPairSync('ed25519')
const modulus = (key: KeyObject) => key.export({ format: 'jwk' }).n ?? ''

export const manifest: Manifest = manifestExample({
  round,
  keys: { a: modulus(pairs.a.publicKey), b: modulus(pairs.b.publicKey) },
  logKey: log.publicKey.export({ format: 'jwk' }).x ?? '',
})

export const random = (length: number) => new Uint8Array(randomBytes(length))

/** Signs with the log key, as the seal and the box do. */
export const signByLog = (message: Uint8Array) =>
  new Uint8Array(sign(null, message, log.privateKey))

/** Two issuers and a box as ballot.md describes them, in memory and on node:crypto: the other side of the phone. */
export function counterpart(invitations: readonly { secret: Uint8Array; styles: string[] }[]) {
  const rows = new Map<string, string | null>()
  for (const { secret, styles } of invitations) {
    for (const { id } of manifest.issuers) {
      for (const style of styles) {
        rows.set(toHex(inviteRow(id, round, style, inviteOf(id, secret))), null)
      }
    }
  }
  const ballots = new Map<string, { leaf: string; receipt: string }>()
  const seen: { path: string; body: string; status: number }[] = []

  function issue(issuer: IssuerId, request: CredentialRequest): Answer {
    const asked = request.requests.map(({ style, blinded }) => ({
      style,
      blinded,
      row: toHex(inviteRow(issuer, round, style, fromBase64url(request.invite))),
    }))
    if (asked.some(({ row }) => !rows.has(row))) return { status: 404, body: { code: 'not-found' } }
    const taken = ({ row, blinded }: { row: string; blinded: string }) =>
      ![null, blinded].includes(rows.get(row) ?? null)
    if (asked.some(taken)) return { status: 409, body: { code: 'conflict' } }
    for (const { row, blinded } of asked) rows.set(row, blinded)
    const key = { key: pairs[issuer].privateKey, padding: constants.RSA_NO_PADDING }
    const credentials = asked.map(({ style, blinded }) => ({
      style,
      signature: toBase64url(privateDecrypt(key, fromBase64url(blinded))),
    }))
    return { status: 200, body: { credentials } }
  }

  function isSigned(issuer: IssuerId, ballot: BallotSubmission): boolean {
    const message = ballotMessage(ballot.round, ballot.style, fromBase64url(ballot.t))
    const padding = constants.RSA_PKCS1_PSS_PADDING
    const key = { key: pairs[issuer].publicKey, padding, saltLength: blindSuite.saltLength }
    const signature = fromBase64url(ballot.signatures[issuer] ?? '')
    return verify(blindSuite.hash, message, key, signature)
  }

  function take(ballot: BallotSubmission): Answer {
    if (!manifest.issuers.every(({ id }) => isSigned(id, ballot))) {
      return { status: 403, body: { code: 'bad-signature' } }
    }
    if (ballot.answers.s1 === 999) return { status: 422, body: { code: 'invalid' } }
    const id = toHex(ballotId(fromBase64url(ballot.t)))
    const leaf = leafHash(ballotEntry(leafOf(ballot, parts)))
    const first = ballots.get(id)
    if (first) {
      const status = first.leaf === toHex(leaf) ? 200 : 409
      return { status, body: { receipt: first.receipt } }
    }
    const body = { round, leaf, day: '2025-11-12' }
    const receipt = formatReceipt({ ...body, signature: signByLog(receiptBytes(body)) })
    ballots.set(id, { leaf: toHex(leaf), receipt })
    return { status: 201, body: { receipt } }
  }

  /** Answers a request; what came is kept in `seen`. */
  function answer(path: string, body: string): Answer {
    const issuer = /issuers\/([ab])\/credentials$/.exec(path)?.[1]
    const result =
      issuer === 'a' || issuer === 'b'
        ? issue(issuer, JSON.parse(body))
        : path === ballotsPath
          ? take(JSON.parse(body))
          : { status: 201, body: {} }
    seen.push({ path, body, status: result.status })
    return result
  }

  return { answer, seen, ballots, rows }
}
