import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '../../organisation/index.ts'
import { readLink } from '../../protocol/round/link.ts'
import { type DeskHouse, deskHouse, inspect } from './desk-house.ts'
import { press, upload } from './hands.ts'

let house: DeskHouse
let admin: Page
beforeAll(async () => {
  house = await deskHouse()
  admin = (await house.enter({ role: 'federation-admin' })).page
})
afterAll(() => house.leave())

const heads = '编码,名称,简称,类别,比较组,考核方,片区,服务对象人数,启用日期\n'
const wrongUnits = `${heads}u01,文化宫,宫,动物园,PL,市总,,x,2020-01-01\n`
const rightUnits = `${heads}${[
  'u01,劳动人民文化宫,劳动人民文化宫,工人文化宫,PL,市总,中心城区,42000,2020-01-01',
  'u02,杨家坪疗养院,杨家坪疗养院,疗养院,SA,市总,中心城区,18000,2020-01-01',
  'u03,职工对外交流中心,职工对外交流中心,交流中心,,市总,中心城区,9000,2020-01-01',
].join('\n')}\n`
const unions = `编码,名称,层级,上级编码,会员人数,启用日期,停用日期,承接编码
f,市总工会,市总,,3000000,2020-01-01,,
d1,南岸区总工会,区县,f,120000,2020-01-01,,
d2,旧县总工会,区县,f,20000,2020-01-01,2023-12-31,d1
g1,长江电工工会,基层,d1,900,2020-01-01,,
`

describe('an empty house', () => {
  it('greets with a login page that reads well and says when a password is wrong', async () => {
    const page = await house.open()
    await house.passDoor(page, { userName: 'nobody-here', password: 'wrong wrong wrong' })
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('用户名或密码不对')
    await inspect(page, 'login')
  })

  it('shows its administrator where to begin', async () => {
    await house.go(admin, '/c', '工作台')
    await admin.getByRole('link', { name: '导入单位' }).waitFor()
    await inspect(admin, 'workbench-empty')
    await house.go(admin, '/c/rounds', '期次')
    await admin.getByText('还没有期次').waitFor()
    await inspect(admin, 'rounds-empty')
  })

  it('names every wrong row of an import and stores nothing', async () => {
    await house.go(admin, '/c/units', '单位和工会')
    await admin.getByRole('button', { name: '导入事业单位' }).first().click()
    await upload(admin, 'units.csv', wrongUnits)
    await admin.getByText('有 2 处不对').waitFor()
    await admin.getByText('只能填：工人文化宫').waitFor()
    expect(await admin.getByRole('button', { name: '确认导入' }).isDisabled()).toBe(true)
    await inspect(admin, 'import-wrong')
    expect(await house.services.organisation.unit.find('u01')).toBeUndefined()
  })

  it('imports units and the dated tree of unions after a dry run', async () => {
    await upload(admin, 'units.csv', rightUnits)
    await admin.getByText('新增 3').waitFor()
    await inspect(admin, 'import-right')
    await admin.getByRole('button', { name: '确认导入' }).click()
    await admin.getByText('杨家坪疗养院').first().waitFor()
    await inspect(admin, 'units')
    await admin.getByRole('tab', { name: '工会组织' }).click()
    await admin.getByRole('button', { name: '导入工会组织' }).first().click()
    await upload(admin, 'unions.csv', unions)
    await admin.getByText('新增 4').waitFor()
    await admin.getByRole('button', { name: '确认导入' }).click()
    await admin.getByText('长江电工工会').waitFor()
    expect(await admin.getByText('旧县总工会').count()).toBe(0)
    await admin.getByLabel('也显示已停用的').check()
    await admin.getByText('由 南岸区总工会 承接').waitFor()
    await inspect(admin, 'unions')
  })
})

describe('a round', () => {
  it('is planned on one form, for the units that were picked', async () => {
    await house.go(admin, '/c/rounds/new', '建立期次')
    await inspect(admin, 'plan-empty')
    await admin.getByLabel('名称', { exact: true }).fill('2026 年度单位服务测评')
    await admin.getByRole('button', { name: '全部选上' }).click()
    await inspect(admin, 'plan-filled')
    await admin.getByRole('button', { name: '建立', exact: true }).click()
    await admin.getByRole('heading', { level: 1, name: '2026 年度单位服务测评' }).waitFor()
    expect(await admin.getByText('无分母').count()).toBe(3)
    expect(await admin.getByText('签发由一方保管').count()).toBeGreaterThan(0)
    await inspect(admin, 'round-planned')
  })

  it('says why its manifest cannot be signed without a frame', async () => {
    await admin.getByRole('button', { name: '签发清单' }).click()
    await inspect(admin, 'round-ask')
    await admin.getByRole('dialog').getByRole('button', { name: '签发清单' }).click()
    await admin.getByRole('alert').getByText('还没有服务对象名册').waitFor()
    await inspect(admin, 'round-problem')
  })

  it('takes a frame, is signed by a job and shows its link, QR code and check words', async () => {
    await admin.getByRole('button', { name: '导入名册' }).click()
    const ages = ['35岁及以下', '36-50岁', '51-60岁', '61岁及以上']
    const lines = ['u01', 'u02', 'u03'].flatMap((unit) => ages.map((age) => `${unit},${age},250`))
    await upload(admin, 'FRAMES.CSV', `单位,年龄,人数\n${lines.join('\n')}\n`)
    await inspect(admin, 'frame-import')
    await admin.getByRole('button', { name: '导入', exact: true }).click()
    await admin.getByText('1000 人').first().waitFor()
    await press(admin, '签发清单')
    await admin.getByText('后台正在办理').waitFor()
    expect(await house.drain()).toContain('prepare-round')
    await admin.getByRole('img', { name: /二维码/ }).waitFor()
    const [round] = await house.services.surveys.round.list()
    const words = round?.checkWords ?? ''
    expect(words).toHaveLength(6)
    await admin.getByText(words, { exact: true }).waitFor()
    await admin.getByText('35 岁及以下').first().waitFor()
    await inspect(admin, 'round-signed')
  })

  it('hands out personal links once, in a file', async () => {
    await admin.getByRole('button', { name: '生成个人链接' }).click()
    await upload(admin, 'roster.csv', '编号,姓名,手机,单位\n1,张某,13800000001,全部\n2,李某,,u02\n')
    await inspect(admin, 'links')
    const [file] = await Promise.all([
      admin.waitForEvent('download'),
      admin.getByRole('button', { name: '下载表格（Excel）' }).click(),
    ])
    const bytes = await readFile(await file.path())
    const { rows } = await readTable(bytes, 'xlsx')
    expect(rows.map(({ cells }) => readLink(cells.链接 ?? '')?.styles.length)).toEqual([3, 1])
    await admin.getByRole('status').getByText('个人链接已生成').waitFor()
    const [cards] = await Promise.all([
      admin.waitForEvent('download'),
      admin.getByRole('button', { name: '下载卡片（打印）' }).click(),
    ])
    const print = await admin.context().newPage()
    await print.setContent(await readFile(await cards.path(), 'utf8'))
    await print.emulateMedia({ media: 'print' })
    expect(await print.locator('.card').count()).toBe(2)
    expect(await print.getByText(String(rows[1]?.cells.手工输入码)).count()).toBe(1)
    await print.close()
    await admin.getByRole('button', { name: '文件已保存好' }).click()
    await inspect(admin, 'links-saved')
    await admin.getByRole('tooltip').getByRole('button', { name: '文件已保存好' }).click()
    await admin.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  it('opens at once when it is a public link, and counts in fives', async () => {
    await house.go(admin, '/c/rounds/new', '建立期次')
    await admin.getByLabel('名称', { exact: true }).fill('职工需求调查')
    await admin.getByRole('radio', { name: '职工需求调查' }).check()
    await admin.getByRole('radio', { name: '公开链接' }).check()
    await admin.getByRole('button', { name: '建立', exact: true }).click()
    await admin.getByText('仅供参考，不计入考核').first().waitFor()
    await press(admin, '现在开放')
    await admin.getByText('后台正在办理').waitFor()
    await house.drain()
    await house.services.surveys.round.tick()
    await house.drain()
    await admin.getByText('进行中').first().waitFor({ timeout: 40_000 })
    await admin.getByText('不足 5').first().waitFor()
    await inspect(admin, 'round-open')
    await house.go(admin, '/c/rounds', '期次')
    await admin.getByText('共 2 期').waitFor()
    await inspect(admin, 'rounds')
    await house.go(admin, '/c', '工作台')
    await admin.getByText('已投不足 5 份').waitFor()
    await inspect(admin, 'workbench')
  })

  it('is read by a union officer, who is offered nothing to change', async () => {
    const { page } = await house.enter({ role: 'union-officer', union: 'd1' })
    await page.getByRole('link', { name: '职工需求调查' }).first().click()
    await page.getByRole('heading', { level: 1, name: '职工需求调查' }).waitFor()
    await page.getByRole('img', { name: /二维码/ }).waitFor()
    expect(await page.getByRole('button', { name: /导入|签发|开放|结束/ }).count()).toBe(0)
    await inspect(page, 'round-officer')
  })
})

describe('a regular survey', () => {
  it('plans a survey by the calendar', async () => {
    await house.go(admin, '/c/series', '定期调查')
    await admin.getByText('还没有定期调查').waitFor()
    await admin.getByRole('link', { name: '建立定期调查' }).click()
    await admin.getByRole('heading', { level: 1, name: '建立定期调查' }).waitFor()
    await inspect(admin, 'series-plan')
    await admin.getByRole('radio', { name: '公开链接' }).check()
    await admin.getByRole('button', { name: '建立', exact: true }).click()
    await admin.getByText('共 1 个').waitFor()
    await inspect(admin, 'series')
    await admin.getByRole('button', { name: '停用 职工需求调查' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: '停用' }).click()
    await admin.getByRole('button', { name: '恢复 职工需求调查' }).waitFor()
    expect(await house.services.surveys.series.list()).toMatchObject([{ active: false }])
    await admin.getByRole('button', { name: '恢复 职工需求调查' }).click()
    await admin.getByRole('button', { name: '停用 职工需求调查' }).waitFor()
  })
})

describe('a round that is over', () => {
  it('offers no link any more', async () => {
    const { round } = house.services.surveys
    const over = (await round.list()).find(({ mode }) => mode === 'open')
    if (over === undefined) throw new Error('no round has a public link')
    for (const minutes of [1, 11]) {
      house.clock.set(new Date(over.closesAt.getTime() + minutes * 60_000))
      await round.tick()
      await house.work()
    }
    const { page } = await house.enter({ role: 'federation-admin' })
    await house.go(page, `/c/rounds/${over.id}`, over.title)
    await page.getByText('链接和二维码不再使用').waitFor()
    expect(await page.getByRole('img', { name: /二维码/ }).count()).toBe(0)
    await inspect(page, 'round-over')
  })
})
