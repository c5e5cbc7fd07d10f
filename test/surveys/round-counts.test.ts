import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  before,
  later,
  opening,
  type PlanningOffice,
  planningOffice,
  roster,
} from './planning-office.ts'

let office: PlanningOffice
beforeAll(async () => {
  office = await planningOffice()
})
afterAll(() => office.close())

/** Binds some invitations of a style, as collecting does. */
async function collect(round: string, style: string, count: number) {
  const invites = office.databases.issuer.collection('invites-a')
  const free = await invites.find({ round, style, blinded: null }).limit(count).toArray()
  for (const { _id } of free)
    await invites.updateOne({ _id }, { $set: { blinded: randomBytes(32) } })
}

async function openRound() {
  office.setClock(before)
  const round = await office.plan()
  await office.surveys.round.prepare({ round })
  const lines = Array.from({ length: 40 }, (_, place) => `${place},某,139${place},u01`)
  await office.surveys.link.issue({ round, file: roster(...lines) })
  await office.live(opening)
  return round
}

const u01 = async (round: string) =>
  (await office.surveys.round.counts({ round })).styles.find(({ style }) => style === 'u01')

describe('how a round fills', () => {
  it('is told in fives, by day, and never moves for one person', async () => {
    const round = await openRound()
    await collect(round, 'u01', 9)
    await office.live(later(opening, 120))
    expect(await u01(round)).toMatchObject({ invited: 400, collected: 5, cast: 0 })
    await collect(round, 'u01', 3)
    await office.live(later(opening, 24 * 3600))
    expect(await u01(round)).toMatchObject({
      collected: 10,
      days: [
        { day: '2026-03-02', collected: 5 },
        { day: '2026-03-03', collected: 10 },
      ],
    })
  })

  it('counts the channels through which the page was opened', async () => {
    const round = await openRound()
    const other = await office.plan()
    for (let visit = 0; visit < 12; visit += 1) office.surveys.round.countVisit(round, 'qr')
    office.surveys.round.countVisit(round, '<script>')
    await expect
      .poll(() => office.databases.register.collection('visits').countDocuments({ round }))
      .toBe(2)
    await expect
      .poll(async () => (await office.surveys.round.counts({ round })).channels)
      .toEqual([
        { channel: 'qr', count: 10 },
        { channel: 'site', count: 0 },
      ])
    expect((await office.surveys.round.counts({ round: other })).channels).toEqual([])
  })

  it('asks for one seal a day after three in the morning, and once for days nobody was there', async () => {
    const round = await openRound()
    const seals = async () =>
      (await office.outbox.recent(500)).filter(
        ({ name, payload }) => name === 'seal-round' && payload.round === round,
      ).length
    await office.live(new Date('2026-03-03T02:59:00+08:00'))
    expect(await seals()).toBe(0)
    await office.live(new Date('2026-03-03T03:00:00+08:00'))
    await office.live(new Date('2026-03-03T09:00:00+08:00'))
    expect(await seals()).toBe(1)
    await office.live(new Date('2026-03-06T12:00:00+08:00'))
    expect(await seals()).toBe(2)
    await office.live(new Date('2026-03-05T12:00:00+08:00'))
    expect(await seals()).toBe(2)
  })
})

describe('the page of a round', () => {
  it('carries the signed manifest and the forms it names, from the moment it is signed', async () => {
    office.setClock(before)
    const round = await office.plan()
    expect(await office.surveys.round.page(round)).toBeUndefined()
    expect(await office.surveys.round.page('zzzzzzzz')).toBeUndefined()
    await office.surveys.round.prepare({ round })
    const page = await office.surveys.round.page(round)
    expect(page).toMatchObject({ state: 'planned', demo: false, manifest: { round } })
    const named = page?.manifest.styles.map(({ form }) => form)
    expect(Object.keys(page?.forms ?? {})).toEqual(named)
    await office.live(opening)
    expect((await office.surveys.round.page(round))?.state).toBe('open')
  })
})
