import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assessedYear, manager, year } from './console-figures-house.ts'
import { type DeskHouse, deskHouse, inspect } from './desk-house.ts'
import { keyPapers, press } from './hands.ts'

let house: DeskHouse
let admin: Page
beforeAll(async () => {
  house = await deskHouse()
  await assessedYear(house)
  admin = (await house.enter({ role: 'federation-admin' })).page
})
afterAll(() => house.leave())

const idOf = async (userName: string): Promise<string> => {
  const found = (await house.services.organisation.account.list()).find(
    (account) => account.userName === userName,
  )
  if (found === undefined) throw new Error(`no account is called ${userName}`)
  return found.id
}

describe('work records', () => {
  it('are entered with their evidence, and a refusal needs a reminder', async () => {
    await house.go(admin, `/c/records?year=${year}&unit=u01`, '工作记录')
    await admin.getByText('已录 0 项，共 7 项').waitFor()
    await admin.getByRole('button', { name: '录入：台账销号率（%）' }).click()
    const form = admin.getByRole('dialog')
    await form.getByLabel('数值').fill('88')
    await form.getByLabel('佐证').fill('台账第 12 号')
    await inspect(admin, 'record-form')
    await form.getByRole('button', { name: /保\s?存/ }).click()
    await admin.getByText('已录 1 项，共 7 项').waitFor()
    await admin.getByRole('button', { name: '认定缺项' }).click()
    await admin.getByRole('radio', { name: '工作记录' }).check()
    await admin.getByLabel('拒绝提供').check()
    await admin.getByLabel('说明', { exact: true }).fill('不提供台账')
    await admin
      .getByRole('dialog')
      .getByRole('button', { name: /保\s?存/ })
      .click()
    await admin.getByRole('dialog').getByText('认定拒绝之前必须有一次书面提醒').waitFor()
    await admin.getByLabel('外部原因').check()
    await admin
      .getByRole('dialog')
      .getByRole('button', { name: /保\s?存/ })
      .click()
    await admin.getByRole('cell', { name: '不提供台账' }).waitFor()
    await inspect(admin, 'records')
  })

  it('say by which document interference was confirmed, and why that was taken back', async () => {
    await house.go(admin, `/c/records?year=${year}&unit=u01`, '工作记录')
    await admin.getByRole('button', { name: '认定干扰答题' }).click()
    const form = admin.getByRole('dialog')
    await form.getByLabel('领导在场').check()
    await form.getByLabel('认定文件的文号').fill('渝工纪〔2026〕3 号')
    await form.getByLabel('查实的情况').fill('车间主任站在身后看着填')
    await form.getByRole('button', { name: '认定', exact: true }).click()
    await form.getByText('请填写').waitFor()
    await form.getByLabel('佐证在哪里可以核对').fill('监控录像存保卫科')
    await inspect(admin, 'interference-form')
    await form.getByRole('button', { name: '认定', exact: true }).click()
    await admin.getByRole('cell', { name: '车间主任站在身后看着填' }).waitFor()
    await inspect(admin, 'interference')
    await admin.getByRole('button', { name: '撤销认定 渝工纪〔2026〕3 号' }).click()
    await admin.getByLabel('撤销理由').fill('录像另有其人')
    await admin.getByRole('dialog').getByRole('button', { name: '撤销认定' }).click()
    await admin.getByText('已撤销：录像另有其人').waitFor()
  })
})

describe('a meeting', () => {
  it('is recorded in numbers, and its papers count when two clerks have keyed the same', async () => {
    const recorder = (await house.enter({ role: 'recorder' })).page
    await house.go(recorder, '/c/meetings', '座谈')
    await recorder.getByRole('button', { name: '记录座谈' }).click()
    await recorder.getByLabel('单位', { exact: true }).click()
    await recorder.getByTitle('劳动人民文化宫').click()
    await recorder.getByLabel('日期').fill(`${year}-10-12`)
    await recorder.getByLabel('地点').fill('文化宫二楼')
    await recorder.getByLabel('到场人数').fill('16')
    await recorder.getByLabel('其中女职工').fill('7')
    await recorder.getByLabel('其中 60 岁以上').fill('3')
    await recorder.getByRole('button', { name: '加一条' }).click()
    await recorder.getByLabel('主题').fill('场地')
    await recorder.getByLabel('说了什么').fill('晚上多开两小时')
    await recorder.getByRole('button', { name: '加一项表决' }).click()
    await recorder
      .getByRole('button', { name: /删\s?除/ })
      .last()
      .click()
    await inspect(recorder, 'meeting-form')
    await recorder
      .getByRole('dialog')
      .getByRole('button', { name: /保\s?存/ })
      .click()
    await recorder.getByRole('heading', { name: '录入座谈测评票' }).waitFor()
    await recorder.getByText('晚上多开两小时').waitFor()
    const clerk = (await house.enter({ role: 'entry-clerk' })).page
    const path = new URL(recorder.url()).pathname
    await keyPapers(recorder, '544345' + '432105')
    await inspect(recorder, 'meeting-waiting')
    await clerk.goto(`${house.base}${path}`)
    await keyPapers(clerk, '544345' + '432205')
    await clerk.getByText('第 2 张：收费公道').waitFor()
    await inspect(clerk, 'meeting-differs')
    await clerk.getByRole('button', { name: '去这一格' }).click()
    await clerk.keyboard.press('1')
    await press(clerk, '保存录入')
    await clerk.getByText('有效录入 2 张票').waitFor()
    await clerk.getByRole('link', { name: '打印签字页' }).click()
    await clerk.getByRole('heading', { name: '座谈记录签字页' }).waitFor()
    await clerk.getByText('2 张，两人录入一致').waitFor()
    await inspect(clerk, 'signing-page')
    await house.go(admin, '/c/meetings', '座谈')
    await admin.getByText('两人录入一致').waitFor()
    await inspect(admin, 'meetings')
  })
})

describe('an outside evaluation', () => {
  let page: Page
  let panel: string

  it('is scored on a sheet that saves itself, is not overwritten from elsewhere, and is handed in whole', async () => {
    const someone = await house.enter({ role: 'evaluator' })
    page = someone.page
    const evaluator = await idOf(someone.userName)
    const made = await house.services.evaluation.panel.create(
      {
        title: '2026 年第三方评估',
        year,
        due: `${year}-12-10`,
        criteria: [
          { id: 'c1', title: '服务开展', rule: '看活动记录和现场。', weight: 60 },
          { id: 'c2', title: '公益属性', rule: '看收费公示。', weight: 40 },
        ],
        assignments: ['u01', 'u02'].map((unit) => ({ evaluator, unit })),
      },
      manager,
    )
    panel = made.id
    await house.go(page, '/c/evaluations', '第三方评估')
    await page.getByText('待评 2 家').waitFor()
    await inspect(page, 'evaluations-own')
    await page.getByRole('link', { name: '劳动人民文化宫' }).click()
    await page.getByRole('button', { name: '申请补证：服务开展' }).click()
    await page.getByLabel('缺什么证据').fill('没有看到签到表')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByText('已申请补证：没有看到签到表').waitFor()
    await page.getByLabel('服务开展：得分').fill('96')
    await page.getByRole('status').getByText('已保存', { exact: true }).waitFor()
    await page.getByRole('button', { name: /提\s?交/ }).click()
    await page.getByText('「公益属性」还没有打分').waitFor()
    await page.getByText('「服务开展」要写明理由').waitFor()
    await inspect(page, 'sheet-missing')

    const sheet = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const actor = { account: evaluator, name: '张某', grants: [{ role: 'evaluator' }] } as const
    await house.services.evaluation.panel.saveSheet(
      sheet,
      { version: 1, marks: { c1: { score: 90 }, c2: { score: 70 } } },
      actor,
    )
    await page.getByLabel('服务开展：理由').fill('活动多')
    await page.getByText('已在别处修改').waitFor()
    await inspect(page, 'sheet-elsewhere')
    await page.getByRole('radio', { name: '用别处的：70' }).check()
    await page.getByRole('button', { name: /确\s?定/ }).click()
    await page.getByRole('status').getByText('已保存', { exact: true }).waitFor()
    await page.getByRole('button', { name: /提\s?交/ }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /确\s?定/ })
      .click()
    await page.getByText('已提交，不能再改').first().waitFor()
    const { sheet: kept } = await house.services.evaluation.panel.readSheet(sheet, actor)
    expect(kept.marks).toEqual({ c1: { score: 96, reason: '活动多' }, c2: { score: 70 } })

    await house.go(admin, `/c/evaluations/${panel}`, '2026 年第三方评估')
    await admin.getByText('85.6').first().waitFor()
    await inspect(admin, 'evaluation')
  })

  it('is led: evidence is answered for, the panel is put together, a sheet is given back', async () => {
    const lead = (await house.enter({ role: 'lead' })).page
    await house.go(lead, `/c/evaluations/${panel}`, '2026 年第三方评估')
    await lead.getByRole('button', { name: '答复：没有看到签到表' }).click()
    await lead.getByLabel('证据在哪里看').fill('存档第 7 盒')
    await inspect(lead, 'evidence-answer')
    await lead.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await lead.getByText('存档第 7 盒').waitFor()
    await lead.getByRole('button', { name: '派组和回避' }).click()
    await lead.getByText('谁评谁').waitFor()
    await inspect(lead, 'assign')
    await lead.getByRole('button', { name: '取消' }).click()
    await lead.getByRole('link', { name: '85.6' }).click()
    await lead.getByRole('button', { name: '退回复评' }).click()
    await lead.getByLabel('请评估员再看什么').fill('收费公示已补')
    await lead.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.reload()
    await page.getByText('组长退回复评：收费公示已补').waitFor()
    await page.getByText('答复：存档第 7 盒').waitFor()
    await inspect(page, 'sheet-returned')
  })
})
