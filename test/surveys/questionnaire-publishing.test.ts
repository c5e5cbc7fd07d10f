import { createConnection } from 'mongoose'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { findNewestQuestionnaire, findQuestionnaire } from '../../surveys/questionnaire/find.ts'
import { publishQuestionnaire } from '../../surveys/questionnaire/publish.ts'
import { questionnaireStore } from '../../surveys/questionnaire/questionnaire.store.ts'

const db = createConnection(inject('mongodbUri'), { dbName: `publishing-${process.pid}` })
const questionnaires = questionnaireStore(db)
let count = 0
const deps = {
  questionnaires,
  now: () => new Date('2026-06-15T03:00:00Z'),
  newId: () => `version-${++count}`,
}

const definition = (title: string) => ({
  title,
  pages: [
    {
      name: 'p',
      elements: [
        { type: 'text', name: 'q with spaces', visibleIf: '{other} empty' },
        { type: 'text', name: 'other' },
      ],
    },
  ],
})

beforeAll(async () => {
  await db.asPromise()
  await db.syncIndexes()
})
afterAll(async () => {
  await db.dropDatabase()
  await db.close()
})

it('numbers the versions of a code and gives back what was published', async () => {
  const first = await publishQuestionnaire({ code: 'a', definition: definition('第一版') }, deps)
  const second = await publishQuestionnaire({ code: 'a', definition: definition('第二版') }, deps)
  expect([first.number, second.number]).toEqual([1, 2])
  expect(first.formHash).toMatch(/^[0-9a-f]{64}$/)
  expect(await findQuestionnaire({ id: first.id }, deps)).toEqual(first)
  expect((await findNewestQuestionnaire({ code: 'a' }, deps)).title).toBe('第二版')
})

it('publishes the same definition once, whoever asks again', async () => {
  const first = await publishQuestionnaire({ code: 'b', definition: definition('同一版') }, deps)
  const again = await publishQuestionnaire({ code: 'b', definition: definition('同一版') }, deps)
  expect(again).toEqual(first)
  expect((await questionnaires.list()).filter(({ code }) => code === 'b')).toHaveLength(1)
})

it('lets one of two publications at the same moment win and tells the other', async () => {
  const results = await Promise.allSettled(
    ['甲', '乙'].map((title) =>
      publishQuestionnaire({ code: 'c', definition: definition(title) }, deps),
    ),
  )
  const stored = (await questionnaires.list()).filter(({ code }) => code === 'c')
  expect(stored).toHaveLength(results.filter(({ status }) => status === 'fulfilled').length)
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'conflict' })
})

it('refuses what it cannot compile by name and reason, and stores nothing', async () => {
  const file = { pages: [{ name: 'p', elements: [{ type: 'file', name: 'photo' }] }] }
  await expect(publishQuestionnaire({ code: 'd', definition: file }, deps)).rejects.toMatchObject({
    code: 'invalid',
    errors: expect.arrayContaining([{ pointer: '/photo', detail: '题型 file 不支持' }]),
  })
  await expect(findNewestQuestionnaire({ code: 'd' }, deps)).rejects.toMatchObject({
    code: 'not-found',
  })
})
