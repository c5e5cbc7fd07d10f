/**
 * Writes test/protocol/vectors/bytes.json: `node test/protocol/build-vectors.ts`. The inputs are fixed; the test
 * compares the file with what the code makes now and recomputes the hashes with node:crypto.
 */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import {
  amendmentEntry,
  ballotEntry,
  ballotId,
  ballotMessage,
  canonicalJson,
  checkWords,
  closingEntry,
  formatLink,
  formatReceipt,
  fromHex,
  headBytes,
  inviteOf,
  inviteRow,
  leafHash,
  leafOf,
  linkCheck,
  manifestEntry,
  manifestHash,
  merkleLog,
  printSecret,
  receiptBytes,
  sealOrder,
  sha256,
  toBase32,
  toBase64url,
  toHex,
  voidEntry,
} from '../../protocol/index.ts'
import { manifestExample } from './manifest-example.ts'

/** Counting bytes from a start: recognisable in a hex dump. */
const counting = (start: number, length: number) =>
  Uint8Array.from({ length }, (_, at) => (start + at) % 256)

const seed = counting(0x40, 32)
const logPrivate = createPrivateKey({
  key: Buffer.concat([fromHex('302e020100300506032b657004220420'), seed]),
  format: 'der',
  type: 'pkcs8',
})
const logKey = createPublicKey(logPrivate).export({ format: 'jwk' }).x ?? ''
const signed = (message: Uint8Array) => new Uint8Array(sign(null, message, logPrivate))

export function vectors() {
  const secret = counting(0x00, 16)
  const t = counting(0x20, 32)
  const modulus = (start: number) =>
    toBase64url(Uint8Array.from(counting(start, 256), (byte) => byte | 0x81))
  const manifest = manifestExample({ keys: { a: modulus(1), b: modulus(2) }, logKey })
  const hash = manifestHash(manifest)
  const parts = { s1: 'scores', u1: 'scores', other: 'texts', sex: 'attributes' } as const
  const submission = {
    round: 'y2025',
    style: 'p01',
    t: toBase64url(t),
    signatures: { a: toBase64url(counting(3, 256)), b: toBase64url(counting(4, 256)) },
    answers: { s1: 4, u1: { pool: 4, library: 'na' }, other: '周末多开一会儿' },
    attributes: { sex: 'f' },
    pace: 'normal',
    coached: false,
    helped: false,
    salts: {
      scores: toBase64url(counting(0x60, 16)),
      texts: toBase64url(counting(0x70, 16)),
      attributes: toBase64url(counting(0x80, 16)),
    },
  } as const
  const leaf = leafOf(submission, parts)
  const hashed = leafHash(ballotEntry(leaf))
  const amendment = {
    version: 'fs1',
    round: 'y2025',
    number: 1,
    day: '2025-11-20',
    reason: '停电一天，顺延',
    kind: 'extend',
    closesAt: '2025-11-30T16:00:00.000Z',
  } as const
  const closing = {
    version: 'fs1',
    round: 'y2025',
    day: '2025-12-01',
    keysDestroyed: '2025-12-01',
    styles: [
      {
        style: 'p01',
        invited: 1200,
        paper: 20,
        collected: { a: 640, b: 638 },
        reissued: 2,
        ballots: 611,
        void: { spoiled: 1, unused: 9 },
        rows: toHex(sha256(new TextEncoder().encode('{}\n'))),
      },
    ],
  } as const
  const receipt = { round: 'y2025', leaf: hashed, day: '2025-11-12' }
  const sheet = { round: 'y2025', style: 'p01', t, reason: 'unused' } as const
  const leaves = [manifestEntry('y2025', hash), ballotEntry(leaf), voidEntry(sheet)].map(leafHash)
  const [first = hashed, ...batch] = leaves
  const log = merkleLog([first, ...sealOrder(batch)])
  const head = { round: 'y2025', size: 3, root: log.root(), batch: 1, day: '2025-11-12' }
  return {
    secret: { bytes: toHex(secret), link: toBase32(secret), printed: printSecret(secret) },
    manifest: {
      manifest,
      canonical: canonicalJson(manifest),
      hash,
      words: checkWords(hash),
      check: linkCheck(hash),
      link: formatLink({ round: 'y2025', secret, check: linkCheck(hash), styles: ['p01'] }),
      entry: toHex(manifestEntry('y2025', hash)),
    },
    invite: {
      a: toHex(inviteOf('a', secret)),
      b: toHex(inviteOf('b', secret)),
      rowA: toHex(inviteRow('a', 'y2025', 'p01', inviteOf('a', secret))),
      rowB: toHex(inviteRow('b', 'y2025', 'p01', inviteOf('b', secret))),
    },
    token: {
      t: toHex(t),
      message: toHex(ballotMessage('y2025', 'p01', t)),
      id: toHex(ballotId(t)),
    },
    ballot: {
      parts,
      submission,
      canonical: canonicalJson(submission),
      signatures: toHex(leaf.signatures),
      scores: toHex(leaf.scores),
      texts: toHex(leaf.texts),
      attributes: toHex(leaf.attributes),
      entry: toHex(ballotEntry(leaf)),
      leaf: toHex(hashed),
    },
    void: { reason: sheet.reason, entry: toHex(voidEntry(sheet)) },
    amendment: { amendment, entry: toHex(amendmentEntry(amendment)) },
    closing: { closing, entry: toHex(closingEntry(closing)) },
    receipt: {
      logSeed: toHex(seed),
      logKey,
      day: receipt.day,
      bytes: toHex(receiptBytes(receipt)),
      text: formatReceipt({ ...receipt, signature: signed(receiptBytes(receipt)) }),
    },
    log: {
      leaves: [0, 1, 2].map((at) => toHex(log.leaf(at))),
      root: toHex(log.root()),
      inclusionOfLeaf1: log.inclusion(1).map(toHex),
      consistencyFrom1: log.consistency(1).map(toHex),
      head: { batch: head.batch, day: head.day, bytes: toHex(headBytes(head)) },
      signature: toHex(signed(headBytes(head))),
    },
  }
}

export const vectorsFile = new URL('./vectors/bytes.json', import.meta.url)

if (import.meta.main) writeFileSync(vectorsFile, `${JSON.stringify(vectors(), null, 2)}\n`)
