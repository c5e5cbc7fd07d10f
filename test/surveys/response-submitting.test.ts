import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { encodeId } from '../../basics/ids.ts'
import { openAnswersPath } from '../../protocol/ballot/messages.ts'
import { closing, content, type PollingPlace, pollingPlace } from './polling-place.ts'

let place: PollingPlace
beforeAll(async () => {
  place = await pollingPlace({ mode: 'open', styles: ['needs'] })
})
afterAll(() => place.close())

const answer = () => ({
  round: place.round,
  style: 'needs',
  id: encodeId(randomBytes(16)),
  again: false,
  ...content(4),
})
const stored = () => place.databases.box.collection('responses')

it('takes an answer once, however often it is sent', async () => {
  const one = answer()
  const replies = await Promise.all(
    Array.from({ length: 50 }, () => place.post(openAnswersPath, one)),
  )
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(49)
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
  expect(await stored().countDocuments({ _id: one.id as never })).toBe(1)
})

it('refuses other answers under the same id and keeps the first', async () => {
  const one = answer()
  const first = await place.post(openAnswersPath, one)
  const second = await place.post(openAnswersPath, { ...one, coached: true })
  expect(second.status).toBe(409)
  expect(second.json().receipt).toBe(first.json().receipt)
  expect(await stored().findOne({ _id: one.id as never })).toMatchObject({ coached: false })
})

it('keeps nothing about the sender', async () => {
  const one = answer()
  await place.post(openAnswersPath, one, { 'user-agent': 'Phone/14', cookie: 'session=x' })
  const row = await stored().findOne({ _id: one.id as never })
  expect(Object.keys(row ?? {}).sort()).toEqual([
    '_id',
    'again',
    'answers',
    'attributes',
    'coached',
    'day',
    'helped',
    'pace',
    'round',
    'style',
  ])
  expect(row?.day).toBe('2026-03-02')
})

it('takes out invisible characters from what was written', async () => {
  const one = answer()
  const answers = { ...one.answers, u11: '晚\u202e上' }
  expect((await place.post(openAnswersPath, { ...one, answers })).status).toBe(201)
  const row = await stored().findOne({ _id: one.id as never })
  expect(JSON.parse(row?.answers).u11).toBe('晚上')
})

it('takes no answer for a ballot round, and no ballot round takes an open answer', async () => {
  const ballots = await pollingPlace({ styles: ['needs'], issuers: ['a'] })
  const reply = await ballots.post(openAnswersPath, { ...answer(), round: ballots.round })
  await ballots.close()
  expect(reply.status).toBe(404)
})

it('refuses after the end', async () => {
  const before = await stored().countDocuments()
  place.setClock(new Date(closing.getTime() + 601_000))
  expect((await place.post(openAnswersPath, answer())).status).toBe(410)
  expect(await stored().countDocuments()).toBe(before)
})
