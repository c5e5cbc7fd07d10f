import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { loadConfig } from '../../runtime/config.ts'
import { openQueue } from '../../runtime/queue.ts'
import { canCast, canCollect } from '../../surveys/round/round.ts'
import { installSchedules } from '../../worker/schedules.ts'
import {
  before,
  closing,
  grace,
  later,
  opening,
  type PlanningOffice,
  planningOffice,
  settled,
} from '../surveys/planning-office.ts'
import { houseEnvironment } from './product.ts'

let office: PlanningOffice
beforeAll(async () => {
  office = await planningOffice()
})
afterAll(() => office.close())

it('a clock set back before the opening closes nothing that is open, and the round ends in its time', async () => {
  office.setClock(before)
  const round = await office.plan()
  await office.rounds.prepare({ round })
  await office.live(opening)
  expect(await office.live(before)).toEqual([])
  const stored = await office.stored(round)
  expect(stored.openedAt).toEqual(opening)
  expect([canCollect(stored, before), canCast(stored, before)]).toEqual([undefined, undefined])
  expect(await office.live(settled)).toEqual([
    'close-round closing',
    'seal-round closed',
    'compute-round',
  ])
})

it('a clock that leaps over the whole round opens, closes and seals it in order, once', async () => {
  office.setClock(before)
  const round = await office.plan()
  await office.rounds.prepare({ round })
  const outcomes = await office.live(later(settled, 40 * 24 * 3600))
  expect(outcomes).toEqual([
    'open-round opened',
    'close-round closing',
    'seal-round closed',
    'compute-round',
  ])
  expect((await office.stored(round)).graceUntil).toEqual(later(closing, grace))
  expect(await office.live(later(closing, -3600))).toEqual([])
  expect(await office.state(round)).toBe('closed')
})

it('a job lost before the clock was set back is handed out again without waiting for the old time', async () => {
  const { outbox } = office
  office.setClock(closing)
  await outbox.put([{ name: 'compute-round', payload: { round: 'x' }, key: 'lost' }])
  const [row] = await outbox.due(10)
  await outbox.sent([row?.id ?? ''])
  expect(await outbox.due(10)).toEqual([])
  office.setClock(opening)
  expect((await outbox.due(10)).map(({ id }) => id)).toEqual([row?.id])
  await outbox.finish(row?.id ?? '', 'done', 'done')
})

it('the ticks go on at once after the clock was set back', async () => {
  const { queue, close } = openQueue(loadConfig(houseEnvironment()))
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3600_000 })
  await installSchedules(queue)
  vi.useRealTimers()
  await installSchedules(queue)
  const next = (await queue.getJobScheduler('tick-rounds'))?.next ?? 0
  expect(next).toBeLessThan(Date.now() + 60_000)
  await queue.obliterate()
  await close()
})
