import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BallotSubmission,
  ballotEntry,
  ballotId,
  ballotMessage,
  commitment,
  inviteOf,
  inviteRow,
  leafHash,
  leafOf,
  type Parts,
  partValues,
  signaturesHash,
  splitAnswers,
  toBase64url,
  toHex,
  voidEntry,
} from '../../protocol/index.ts'

const secret = new Uint8Array(16).fill(7)
const t = new Uint8Array(32).fill(9)
const sha = (data: Uint8Array) => createHash('sha256').update(data).digest('hex')

const parts: Parts = { s1: 'scores', u1: 'scores', other: 'texts', sex: 'attributes' }

const submission: BallotSubmission = {
  round: 'y2025',
  style: 'p01',
  t: toBase64url(t),
  signatures: {
    a: toBase64url(new Uint8Array(256).fill(1)),
    b: toBase64url(new Uint8Array(256).fill(2)),
  },
  answers: { s1: 4, u1: { pool: 4, library: 'na' }, other: '周末多开一会儿' },
  attributes: { sex: 'f' },
  pace: 'normal',
  coached: false,
  helped: false,
  salts: {
    scores: toBase64url(new Uint8Array(16).fill(3)),
    texts: toBase64url(new Uint8Array(16).fill(4)),
    attributes: toBase64url(new Uint8Array(16).fill(5)),
  },
}

const hashOf = (changed: Partial<BallotSubmission> = {}) =>
  toHex(leafHash(ballotEntry(leafOf({ ...submission, ...changed }, parts))))

describe('an invitation', () => {
  test('shows each issuer something that tells nothing of what it shows the other', () => {
    expect(toHex(inviteOf('a', secret))).toBe(sha(Buffer.concat([Buffer.from('A'), secret])))
    expect(toHex(inviteOf('b', secret))).toBe(sha(Buffer.concat([Buffer.from('B'), secret])))
  })

  test('has one row for each issuer, round and style, sharing no value', () => {
    const invite = inviteOf('a', secret)
    const rows = [
      inviteRow('a', 'y2025', 'p01', invite),
      inviteRow('b', 'y2025', 'p01', invite),
      inviteRow('a', 'y2024', 'p01', invite),
      inviteRow('a', 'y2025', 'p02', invite),
      inviteRow('a', 'y202', '5p01', invite),
    ].map(toHex)
    expect(new Set([...rows, toHex(invite)]).size).toBe(6)
  })
})

describe('a token', () => {
  test('is signed together with its round and style', () => {
    const messages = [
      ballotMessage('y2025', 'p01', t),
      ballotMessage('y2024', 'p01', t),
      ballotMessage('y2025', 'p02', t),
    ].map(toHex)
    expect(new Set(messages).size).toBe(3)
    expect(messages[0]).toBe(
      `${'00000003'}${Buffer.from('uq1').toString('hex')}` +
        `${'00000005'}${Buffer.from('y2025').toString('hex')}` +
        `${'00000003'}${Buffer.from('p01').toString('hex')}${'00000020'}${toHex(t)}`,
    )
  })

  test('is found in the box under its hash', () => {
    expect(toHex(ballotId(t))).toBe(sha(t))
  })
})

describe('the parts of the answers', () => {
  test('are told apart by the questionnaire', () => {
    const answers = { s1: 5, u1: { pool: 3 }, other: '好', sex: 'm' }
    expect(splitAnswers(parts, answers)).toEqual({
      scores: { s1: 5, u1: { pool: 3 } },
      texts: { other: '好' },
      attributes: { sex: 'm' },
    })
  })

  test('have no place for an answer the questionnaire does not know, whatever its name', () => {
    expect(() => splitAnswers(parts, { s2: 1 })).toThrow(RangeError)
    expect(() => splitAnswers(parts, JSON.parse('{"__proto__":1}'))).toThrow(RangeError)
    expect(() => splitAnswers(parts, { constructor: 1 })).toThrow(RangeError)
  })

  test('have no place for an attribute among the answers', () => {
    const content = {
      answers: { sex: 'm' },
      attributes: {},
      pace: 'slow',
      coached: false,
      helped: false,
    } as const
    expect(() => partValues(parts, content)).toThrow(RangeError)
  })
})

describe('a commitment', () => {
  test('hides behind its salt and belongs to one part', () => {
    const salt = new Uint8Array(16).fill(1)
    const other = new Uint8Array(16).fill(2)
    expect(commitment('scores', salt, { a: 1, b: 2 })).toEqual(
      commitment('scores', salt, { b: 2, a: 1 }),
    )
    const all = [
      commitment('scores', salt, { a: 1 }),
      commitment('scores', other, { a: 1 }),
      commitment('texts', salt, { a: 1 }),
      commitment('scores', salt, { a: 2 }),
    ].map(toHex)
    expect(new Set(all).size).toBe(4)
  })
})

describe('a leaf', () => {
  test('changes with everything that is said, and with nothing else', () => {
    const first = hashOf()
    expect(
      hashOf({ answers: { other: '周末多开一会儿', u1: { library: 'na', pool: 4 }, s1: 4 } }),
    ).toBe(first)
    const changes: Partial<BallotSubmission>[] = [
      { round: 'y2026' },
      { style: 'p02' },
      { t: toBase64url(new Uint8Array(32)) },
      { signatures: { ...submission.signatures, b: submission.signatures.a ?? '' } },
      { answers: { ...submission.answers, s1: 5 } },
      { answers: { ...submission.answers, other: '' } },
      { attributes: { sex: 'm' } },
      { pace: 'fast' },
      { coached: true },
      { helped: true },
      { salts: { ...submission.salts, texts: submission.salts.scores } },
    ]
    const hashes = changes.map(hashOf)
    expect(new Set([first, ...hashes]).size).toBe(changes.length + 1)
  })

  test('commits to each part apart: new texts leave the scores and attributes as they were', () => {
    const one = leafOf(submission, parts)
    const two = leafOf({ ...submission, answers: { ...submission.answers, other: '别的' } }, parts)
    expect(two.scores).toEqual(one.scores)
    expect(two.attributes).toEqual(one.attributes)
    expect(two.texts).not.toEqual(one.texts)
  })

  test('tells one signature from two', () => {
    const signature = new Uint8Array(256).fill(1)
    const hashes = [{ a: signature }, { b: signature }, { a: signature, b: signature }].map(
      (each) => toHex(signaturesHash(each)),
    )
    expect(new Set(hashes).size).toBe(3)
  })

  test('of a void sheet is no ballot leaf', () => {
    const entry = voidEntry({ round: 'y2025', style: 'p01', t, reason: 'unused' })
    expect(
      toHex(entry).startsWith(toHex(ballotEntry(leafOf(submission, parts))).slice(0, 24)),
    ).toBe(false)
  })

  test('is computed for any JSON answers and never collides for different ones', () => {
    const json = fc.dictionary(fc.constantFrom('s1', 'u1', 'other'), fc.jsonValue())
    fc.assert(
      fc.property(json, json, (left, right) => {
        const same = JSON.stringify(sorted(left)) === JSON.stringify(sorted(right))
        expect(hashOf({ answers: left }) === hashOf({ answers: right })).toBe(same)
      }),
    )
  })
})

/** Members in one order at every depth, minus zero as zero. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return members.map(([name, member]) => [name, sorted(member)])
}
