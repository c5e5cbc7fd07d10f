import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { vectors, vectorsFile } from './build-vectors.ts'

// Nothing below reads protocol/: docs/protocol.md is enough to recompute every value of the file.
const file: ReturnType<typeof vectors> = JSON.parse(readFileSync(vectorsFile, 'utf8'))

const sha256 = (...data: (Buffer | string)[]) =>
  createHash('sha256')
    .update(Buffer.concat(data.map((each) => Buffer.from(each))))
    .digest()

const bytes = (text: string) => Buffer.from(text, 'base64url')
const hex = (text: string) => Buffer.from(text, 'hex')

function packed(...fields: (Buffer | string)[]): Buffer {
  const parts = fields.map((field) => Buffer.from(field))
  return Buffer.concat(
    parts.flatMap((part) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(part.length)
      return [length, part]
    }),
  )
}

/** RFC 8785 for values without fractions: members sorted, no white space. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

const leaf = (entry: Buffer) => sha256(Buffer.of(0), entry)
const node = (left: Buffer, right: Buffer) => sha256(Buffer.of(1), left, right)

const signedByLog = (message: Buffer, signature: Buffer) => {
  const key = { kty: 'OKP', crv: 'Ed25519', x: file.receipt.logKey }
  return verify(null, message, createPublicKey({ format: 'jwk', key }), signature)
}

test('the code makes the bytes of the file', () => {
  expect(JSON.parse(JSON.stringify(vectors()))).toEqual(file)
})

describe('recomputed from the document alone', () => {
  const { manifest, invite, token, ballot, receipt, log } = file
  const secret = hex(file.secret.bytes)
  const t = hex(token.t)

  test('the manifest', () => {
    expect(JSON.parse(manifest.canonical)).toEqual(manifest.manifest)
    expect(sha256(manifest.canonical).toString('hex')).toBe(manifest.hash)
    expect(packed('uq1-manifest', 'y2025', hex(manifest.hash)).toString('hex')).toBe(manifest.entry)
    const value = [...file.secret.link].reduce(
      (sum, each) => sum * 32n + BigInt('0123456789abcdefghjkmnpqrstvwxyz'.indexOf(each)),
      0n,
    )
    expect(value).toBe(BigInt(`0x${file.secret.bytes}`))
    expect(file.secret.printed.replace(/ /g, '').toLowerCase()).toBe(file.secret.link)
    expect(manifest.link).toBe(`/a/y2025#${file.secret.link}.${manifest.check}.p01`)
  })

  test('the invitation and the token', () => {
    expect(sha256('A', secret).toString('hex')).toBe(invite.a)
    expect(sha256('B', secret).toString('hex')).toBe(invite.b)
    const row = (issuer: string, invited: string) =>
      sha256(packed('uq1-invite', issuer, 'y2025', 'p01', hex(invited))).toString('hex')
    expect(row('a', invite.a)).toBe(invite.rowA)
    expect(row('b', invite.b)).toBe(invite.rowB)
    expect(packed('uq1', 'y2025', 'p01', t).toString('hex')).toBe(token.message)
    expect(sha256(t).toString('hex')).toBe(token.id)
  })

  test('the ballot', () => {
    const { salts, signatures } = ballot.submission
    const signed = packed('uq1-signatures', 'a', bytes(signatures.a), 'b', bytes(signatures.b))
    const commit = (part: 'scores' | 'texts' | 'attributes', json: string) =>
      sha256(packed('uq1-part', part, bytes(salts[part]), json))
    const scores = commit(
      'scores',
      '{"answers":{"s1":4,"u1":{"library":"na","pool":4}},"coached":false,"helped":false,"pace":"normal"}',
    )
    const texts = commit('texts', '{"other":"周末多开一会儿"}')
    const attributes = commit('attributes', '{"sex":"f"}')
    expect(sha256(signed).toString('hex')).toBe(ballot.signatures)
    expect(scores.toString('hex')).toBe(ballot.scores)
    expect(texts.toString('hex')).toBe(ballot.texts)
    expect(attributes.toString('hex')).toBe(ballot.attributes)
    const entry = packed('uq1-leaf', 'y2025', 'p01', t, sha256(signed), scores, texts, attributes)
    expect(entry.toString('hex')).toBe(ballot.entry)
    expect(leaf(entry).toString('hex')).toBe(ballot.leaf)
    expect(JSON.parse(ballot.canonical)).toEqual(ballot.submission)
  })

  test('void sheets, amendments, the closing record', () => {
    expect(packed('uq1-void', 'y2025', 'p01', t, 'unused').toString('hex')).toBe(file.void.entry)
    const hash = sha256(canonical(file.amendment.amendment))
    expect(packed('uq1-amendment', 'y2025', hash).toString('hex')).toBe(file.amendment.entry)
    const closing = canonical(file.closing.closing)
    expect(packed('uq1-close', 'y2025', sha256(closing)).toString('hex')).toBe(file.closing.entry)
  })

  test('the receipt', () => {
    const message = packed('uq1-receipt', 'y2025', hex(ballot.leaf), receipt.day)
    expect(message.toString('hex')).toBe(receipt.bytes)
    const [round, leafText, day, signature = ''] = receipt.text.split('.')
    expect([round, leafText, day]).toEqual([
      'y2025',
      hex(ballot.leaf).toString('base64url'),
      '20251112',
    ])
    expect(signedByLog(message, bytes(signature))).toBe(true)
  })

  test('the log', () => {
    const first = leaf(hex(manifest.entry))
    const [second = first, third = first] = [ballot.entry, file.void.entry]
      .map((entry) => leaf(hex(entry)))
      .sort(Buffer.compare)
    const root = node(node(first, second), third)
    expect(log.leaves).toEqual([first, second, third].map((each) => each.toString('hex')))
    expect(log.root).toBe(root.toString('hex'))
    expect(log.inclusionOfLeaf1).toEqual([first, third].map((each) => each.toString('hex')))
    expect(log.consistencyFrom1).toEqual([second, third].map((each) => each.toString('hex')))
    const size = Buffer.alloc(8)
    size.writeUInt32BE(3, 4)
    const batch = Buffer.alloc(4)
    batch.writeUInt32BE(log.head.batch)
    const head = packed('uq1-head', 'y2025', size, root, batch, log.head.day)
    expect(head.toString('hex')).toBe(log.head.bytes)
    expect(signedByLog(head, hex(log.signature))).toBe(true)
  })
})
