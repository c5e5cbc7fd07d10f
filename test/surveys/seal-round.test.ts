import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ballotsPath } from '../../protocol/ballot/messages.ts'
import { fromBase64url } from '../../protocol/bytes/base64url.ts'
import { canonicalJson } from '../../protocol/bytes/canonical-json.ts'
import { verifyHead } from '../../protocol/log/head.ts'
import { merkleLog } from '../../protocol/log/merkle-log.ts'
import { leafHash } from '../../protocol/log/tree-hash.ts'
import { verifyInclusion } from '../../protocol/log/verify-proof.ts'
import { verifyEd25519 } from '../../protocol/receipt/ed25519.ts'
import { readReceipt } from '../../protocol/receipt/receipt.ts'
import { type Closing, closingEntry } from '../../protocol/round/closing.ts'
import { manifestEntry, manifestHash } from '../../protocol/round/manifest.ts'
import { writeBatch } from '../../surveys/ballot/write-batch.store.ts'
import { closing, content, type PollingPlace, pollingPlace } from './polling-place.ts'

let place: PollingPlace
beforeAll(async () => {
  place = await pollingPlace({ styles: ['u01', 'u02'], issuers: ['a'] })
})
afterAll(() => place.close())

/** Ballots as the box writes them, without voting for each. */
const rows = (style: string, count: number) =>
  Array.from({ length: count }, () => {
    const t = randomBytes(32)
    return {
      _id: createHash('sha256').update(t).digest(),
      round: place.round,
      style,
      t,
      signatures: { a: randomBytes(256) },
      answers: '{"u1":{"c1":4,"c2":1,"foil":1},"u3":4}',
      attributes: { age: 'a1' },
      salts: { scores: randomBytes(16), texts: randomBytes(16), attributes: randomBytes(16) },
      pace: 'normal',
      coached: false,
      helped: false,
      leaf: createHash('sha256').update(t).update('leaf').digest(),
    }
  })

it('begins each log with the manifest, under a signed head', async () => {
  const [head] = await place.answering.seal.heads({ round: place.round })
  const leaf = leafHash(manifestEntry(place.round, manifestHash(place.manifest)))
  expect(head?.n).toBe(0)
  expect(Buffer.from(head?.root ?? [])).toEqual(Buffer.from(merkleLog([leaf]).root()))
  const entry = manifestEntry(place.round, manifestHash(place.manifest))
  await place.answering.seal.start({ round: place.round, manifest: entry })
  expect(await place.answering.seal.heads({ round: place.round })).toHaveLength(1)
  await expect(
    place.answering.seal.start({ round: place.round, manifest: randomBytes(40) }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

it('makes one head when several sealers run at once, and a second run changes nothing', async () => {
  await writeBatch(place.databases.box.collection('ballots'), [
    ...rows('u01', 30),
    ...rows('u02', 4),
  ])
  await Promise.allSettled(
    Array.from({ length: 5 }, () => place.answering.seal.run({ round: place.round, final: false })),
  )
  const heads = await place.answering.seal.heads({ round: place.round })
  expect(heads.map(({ n }) => n)).toEqual([0, 1])
  expect(await place.answering.seal.run({ round: place.round, final: false })).toBe('unchanged')
  const shown = await place.answering.seal.shown({ round: place.round })
  expect(shown).toEqual([{ style: 'u01', sealed: 30, shown: 30, through: 1 }])
})

it('gives a sealed ballot’s receipt the day of its batch, again and again', async () => {
  const phone = await place.phone(['u01'])
  const body = await phone.body('u01', content())
  const first = await place.post(ballotsPath, body)
  await writeBatch(place.databases.box.collection('ballots'), rows('u01', 20))
  place.setClock(new Date('2026-03-04T19:00:00Z'))
  expect(await place.answering.seal.run({ round: place.round, final: false })).toBe('sealed')
  const sealed = await place.post(ballotsPath, body)
  place.setClock(new Date('2026-03-06T05:00:00Z'))
  const later = await place.post(ballotsPath, body)
  expect(readReceipt(first.json().receipt)?.day).toBe('2026-03-03')
  expect(readReceipt(sealed.json().receipt)?.day).toBe('2026-03-05')
  expect(later.text).toBe(sealed.text)
})

it('takes everything at the end, under heads a stranger can check against every leaf', async () => {
  place.setClock(new Date(closing.getTime() + 600_000 + 5_000))
  await place.rounds.move(place.round, 'open', 'closing', {
    closedAt: closing,
    graceUntil: new Date(closing.getTime() + 600_000),
  })
  expect(await place.answering.seal.run({ round: place.round, final: true })).toBe('waiting')
  place.setClock(new Date(closing.getTime() + 600_000 + 21_000))
  expect(await place.answering.seal.run({ round: place.round, final: true })).toBe('sealed')
  expect(await place.answering.seal.run({ round: place.round, final: true })).toBe('unchanged')
  const log = merkleLog()
  const heads = await place.answering.seal.heads({ round: place.round })
  const batches = await place.databases.box
    .collection('batches')
    .find({ round: place.round })
    .sort({ n: 1 })
    .toArray()
  for (const { n, leaves } of batches) {
    for (const leaf of leaves) log.append(new Uint8Array(leaf.buffer))
    const head = heads.find((each) => each.n === n)
    if (head === undefined) throw new Error('a batch without a head')
    expect(Buffer.from(head.root)).toEqual(Buffer.from(log.root()))
    const signed = {
      round: place.round,
      size: log.size(),
      root: log.root(),
      batch: n,
      day: head.day,
    }
    expect(verifyHead(signed, head.signature, fromBase64url(place.manifest.logKey))).toBe(true)
    expect(
      verifyHead(
        { ...signed, size: signed.size - 1 },
        head.signature,
        fromBase64url(place.manifest.logKey),
      ),
    ).toBe(false)
  }
  const stored = await place.databases.box.collection('ballots').countDocuments()
  expect(log.size()).toBe(stored + 1)
  const path = log.inclusion(5)
  expect(verifyInclusion(log.leaf(5), { index: 5, size: log.size(), path }, log.root())).toBe(true)
  const shown = await place.answering.seal.shown({ round: place.round })
  expect(shown.map(({ style, sealed, shown: seen }) => [style, sealed, seen])).toEqual([
    ['u01', 51, 51],
    ['u02', 4, 4],
  ])
})

it('ends the log with one record of what was counted, after which nothing enters it', async () => {
  const round = await place.rounds.find(place.round)
  if (round === undefined) throw new Error('no round')
  const issued = new Map([['u01', { collected: { a: 1 }, reissued: 0 }]])
  const ended = { round, keysDestroyed: '2026-03-11', issued }
  expect(await place.answering.seal.close(ended)).toBe('appended')
  expect(await place.answering.seal.close(ended)).toBe('unchanged')
  const last = (await place.answering.seal.heads({ round: place.round })).at(-1)
  const record: Closing = JSON.parse(last?.record?.text ?? '')
  const [rated, small] = record.styles
  expect(rated).toMatchObject({ style: 'u01', ballots: 51, collected: { a: 1 } })
  expect(small).toMatchObject({ style: 'u02', ballots: 4, collected: {}, rows: null })
  const published = await place.databases.box
    .collection('ballots')
    .find({ style: 'u01' })
    .map(({ answers, coached, helped, pace }) => {
      const { u1, u3 } = JSON.parse(answers)
      return canonicalJson({ answers: { u1, u3 }, coached, helped, pace })
    })
    .toArray()
  const hash = createHash('sha256')
  for (const row of published.sort()) hash.update(`${row}\n`)
  expect(rated?.rows).toBe(hash.digest('hex'))
  const entry = closingEntry(record)
  expect(
    verifyEd25519(
      fromBase64url(place.manifest.logKey),
      entry,
      last?.record?.signature ?? new Uint8Array(),
    ),
  ).toBe(true)
  await writeBatch(place.databases.box.collection('ballots'), rows('u01', 25))
  expect(await place.answering.seal.run({ round: place.round, final: true })).toBe('unchanged')
})
