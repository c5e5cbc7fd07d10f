import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../basics/database.ts'
import { content, type PollingPlace, pollingPlace } from './polling-place.ts'
import { smallForm } from './small-form.ts'

let place: PollingPlace
beforeAll(async () => {
  place = await pollingPlace({ styles: ['u01', 'u02'] })
  for (let each = 0; each < 12; each += 1) {
    const phone = await place.phone()
    for (const style of ['u01', 'u02']) {
      await phone.collect()
      expect((await phone.cast(style, content(4, 'a1'))).kind).toBe('cast')
    }
  }
  expect(await place.answering.seal.run({ round: place.round, final: false })).toBe('sealed')
})
afterAll(() => place.close())

const isBytes = (value: object): value is { buffer: Uint8Array } =>
  '_bsontype' in value && value._bsontype === 'Binary'

/** Every text, number and run of bytes in a value; texts that hold JSON are opened. */
function valuesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value, ...insideJson(value)]
  if (typeof value === 'number') return [String(value)]
  if (value instanceof Date) return [value.toISOString()]
  if (typeof value !== 'object' || value === null) return []
  if (isBytes(value)) return [Buffer.from(value.buffer).toString('base64url')]
  return Object.values(value).flatMap(valuesIn)
}

const insideJson = (text: string): string[] =>
  text.startsWith('{') ? valuesIn(JSON.parse(text)) : []

async function dumped(database: Database): Promise<Set<string>> {
  const values = new Set<string>()
  for (const { name } of await database.listCollections())
    for (const document of await database.collection(name).find().toArray())
      for (const value of valuesIn(document)) values.add(value)
  return values
}

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>, known: ReadonlySet<string>) =>
  [...one].filter((value) => other.has(value) && !known.has(value))

it('shares no value between who was invited and what was cast, but what is public', async () => {
  const { register, issuer, box } = place.databases
  const [people, invites, ballots] = [
    await dumped(register),
    await dumped(issuer),
    await dumped(box),
  ]
  expect(ballots.size).toBeGreaterThan(100)
  expect(invites.size).toBeGreaterThan(100)
  // The batch numbers and sizes of the log are small numbers that stand everywhere.
  const log = await place.databases.box
    .collection('batches')
    .find({}, { projection: { leaves: 0 } })
    .toArray()
  const known = new Set([
    ...valuesIn(place.manifest),
    ...valuesIn(smallForm),
    ...log.flatMap((batch) => [batch.n, batch.size, ...batch.styles].flatMap(valuesIn)),
  ])
  expect(shared(invites, ballots, known)).toEqual([])
  expect(shared(people, ballots, known)).toEqual([])
})

it('keeps no instant and no time-bearing identifier beside ballots and invitations', async () => {
  for (const [database, name] of [
    [place.databases.box, 'ballots'],
    [place.databases.issuer, 'invites-a'],
    [place.databases.issuer, 'invites-b'],
  ] as const)
    for (const row of await database.collection(name).find().toArray()) {
      const kinds = Object.values(row).map((value) =>
        typeof value === 'object' && value !== null
          ? Reflect.get(value, '_bsontype')
          : typeof value,
      )
      expect(kinds).not.toContain('ObjectId')
      expect(kinds).not.toContain('Timestamp')
      expect(Object.values(row).some((value) => value instanceof Date)).toBe(false)
    }
})

it('says nothing of the order of casting in the order of the log', async () => {
  const batch = await place.databases.box.collection('batches').findOne({ n: 1 })
  const leaves: string[] = (batch?.leaves ?? []).map((leaf: { buffer: Uint8Array }) =>
    Buffer.from(leaf.buffer).toString('hex'),
  )
  expect(leaves).toHaveLength(24)
  expect(leaves).toEqual([...leaves].sort())
})
