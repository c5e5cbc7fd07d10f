import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assessedYear, year } from './console-figures-house.ts'
import { type DeskHouse, deskHouse, inspect } from './desk-house.ts'

let house: DeskHouse
let admin: Page
let round: string
let open: string
beforeAll(async () => {
  house = await deskHouse()
  const rounds = await assessedYear(house)
  round = rounds.round
  open = rounds.open
  admin = (await house.enter({ role: 'federation-admin' })).page
})
afterAll(() => house.leave())

describe('figures', () => {
  it('stand in a report with their intervals', async () => {
    await house.go(admin, '/c/reports', '指数报告')
    await admin.getByRole('link', { name: '2026 年度单位服务测评' }).first().waitFor()
    await inspect(admin, 'reports')
    await house.go(admin, `/c/reports/${round}`, '2026 年度单位服务测评')
    await admin.getByRole('table').getByText('杨家坪疗养院').first().waitFor()
    await admin.getByText('哪些单位分不出高低', { exact: true }).click()
    await admin.getByText(/^兰亭俱乐部：.*柳荫俱乐部.*分不出高低/).waitFor()
    const first = admin.getByRole('row', { name: /^劳动人民文化宫/ })
    await first
      .getByText(/^\d+\.\d–\d+\.\d，180 份$/)
      .first()
      .waitFor()
    await inspect(admin, 'report')
    await admin.getByRole('button', { name: '口径' }).click()
    await admin.getByText(/名额有限的服务看最近 36 个月/).waitFor()
    await inspect(admin, 'report-method')
  })

  it('of an open link make no V, and their interval says what it assumes', async () => {
    await house.go(admin, `/c/reports/${open}`, '2026 年公开链接测评')
    await admin.getByText(/模型区间（假定应答者在加权后可代表全体）/).waitFor()
    await admin.getByRole('cell', { name: '仅供参考，不计入考核' }).first().waitFor()
    expect(await admin.getByText('职工评价分 V').count()).toBe(0)
    expect(await admin.getByText(/95% 区间 \d/).count()).toBe(0)
    await inspect(admin, 'report-open')
    const answer = await admin.request.get(`${house.base}/api/v1/reports/${open}`)
    const { units, city } = await answer.json()
    for (const { index, satisfaction } of [...units, city])
      expect([index.value, satisfaction.value === null]).toEqual([null, false])
  })

  it('become a trial of the year, marked as one until it is decided', async () => {
    await house.go(admin, '/c/assessments', '年度考核')
    await admin.getByRole('button', { name: '试算' }).click()
    await admin.getByLabel('年度').fill(String(year))
    await admin.locator('#poll').click()
    await admin.getByTitle('2026 年度单位服务测评').click()
    await admin.getByRole('dialog').getByRole('button', { name: '试算' }).click()
    await admin.getByRole('heading', { name: '劳动人民文化宫' }).waitFor()
    for (const sentence of [
      '第 1 名（可能在第 1–2 名），同类共 5 家；与第 2 名分不出高低。',
      '第 5 名，同类共 5 家；与同类其余各家都分得清高低。',
    ])
      await admin.getByText(sentence, { exact: true }).waitFor()
    await inspect(admin, 'assessment')
    await house.go(admin, '/c/assessments', '年度考核')
    await inspect(admin, 'assessments')
  })
})
