import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../organisation/index.ts'
import { type Harness, harness } from '../harness.ts'

let house: Harness
beforeAll(async () => {
  house = await harness()
})
afterAll(() => house.close())

const entry = (subject: string) => ({ actor: systemActor, verb: 'test.act', subject })
const rows = () => house.services.databases.register.collection('audit')

test('every line follows from the one before, also when many are written at once', async () => {
  const { audit } = house.services.organisation
  await Promise.all(Array.from({ length: 20 }, (_, index) => audit.record(entry(`s${index}`))))
  const verdict = await audit.verify()
  expect(verdict).toEqual({ intact: true, rows: 20 })
  const listed = await audit.list(100)
  expect(listed.map(({ n }) => n)).toEqual(Array.from({ length: 20 }, (_, index) => 20 - index))
  expect(new Set(listed.map(({ subject }) => subject)).size).toBe(20)
})

test('a line stands or falls with the change it speaks of', async () => {
  const { databases, organisation } = house.services
  const before = await organisation.audit.list(1)
  const failing = databases.register.transaction(async () => {
    await organisation.audit.record(entry('undone'))
    await organisation.unit.put([
      {
        id: 'undone',
        name: '未成文化宫',
        shortName: '未成',
        kind: 'palace',
        brands: [],
        assessor: 'federation',
        demo: false,
        validFrom: '2020-01-01',
      },
    ])
    throw new Error('the change fails')
  })
  await expect(failing).rejects.toThrow('the change fails')
  expect(await organisation.audit.list(1)).toEqual(before)
  expect(await organisation.unit.find('undone')).toBeUndefined()
  expect(await organisation.audit.verify()).toMatchObject({ intact: true })
})

test('the list goes on below a place', async () => {
  const { audit } = house.services.organisation
  expect((await audit.list(2, 10)).map(({ n }) => n)).toEqual([9, 8])
})

test('a line altered in the database breaks the chain there', async () => {
  const { audit } = house.services.organisation
  const untouched = await rows().findOne({ n: 7 })
  await rows().updateOne({ n: 7 }, { $set: { subject: 'somebody else' } })
  expect(await audit.verify()).toEqual({ intact: false, rows: 6, brokenAt: 7 })
  await rows().updateOne({ n: 7 }, { $set: { subject: untouched?.subject } })
  expect(await audit.verify()).toMatchObject({ intact: true })
})

test('a line removed, also the last one, is missed', async () => {
  const { audit } = house.services.organisation
  const middle = await rows().findOneAndDelete({ n: 5 })
  expect(await audit.verify()).toEqual({ intact: false, rows: 4, brokenAt: 5 })
  if (middle !== null) await rows().insertOne(middle)
  expect(await audit.verify()).toMatchObject({ intact: true })
  await rows().deleteOne({ n: 20 })
  expect(await audit.verify()).toEqual({ intact: false, rows: 19, brokenAt: 20 })
})
