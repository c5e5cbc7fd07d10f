import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { frameOf } from '../../demo/frames.ts'
import { readTable } from '../../organisation/index.ts'
import { postJson } from '../../protocol/client/index.ts'
import { club, phones, voters } from '../club-poll.ts'
import { type AnswerHouse, answerAll, answerHouse } from './answer-house.ts'
import { keyPapers, press, upload } from './hands.ts'

const title = '年度服务单位职工测评'
const year = new Date().getFullYear()
const crowd = voters.slice(0, 40)
/** So many of the crowd answer on the real page; all others send what such a page sends. */
const watched = 2

let house: AnswerHouse
let admin: Page
let round: string
let links: readonly string[]

beforeAll(async () => {
  house = await answerHouse()
  const { name, frame } = club
  await house.build.unit({ id: 'u17', kind: 'club', name, shortName: name, registerSize: frame })
  await house.build.scheme(year)
  admin = (await house.enter({ role: 'federation-admin' })).page
})
afterAll(() => house.leave())

/** The clock passes an instant of the round, and the jobs that it brings are done. */
async function pass(instant: Date, seconds: number): Promise<void> {
  house.clock.set(new Date(instant.getTime() + seconds * 1000))
  await house.services.surveys.round.tick()
  await house.work()
}

async function planned(): Promise<void> {
  await house.go(admin, '/c/rounds/new', '建立期次')
  await admin.getByLabel('名称', { exact: true }).fill(title)
  await admin.getByRole('button', { name: '全部选上' }).click()
  await admin.getByLabel('每份问卷邀请的人数').fill(String(crowd.length))
  await admin.getByLabel('签发方乙').fill('市公证处')
  await admin.getByRole('button', { name: '建立', exact: true }).click()
  await admin.getByRole('heading', { level: 1, name: title }).waitFor()
  round = new URL(admin.url()).pathname.split('/').at(-1) ?? ''
}

async function frameTaken(): Promise<void> {
  const cells = frameOf(club).map(({ sex, age, job, area, count }) =>
    ['u17', sex, age, job, area, count].join(),
  )
  await admin.getByRole('button', { name: '导入名册' }).click()
  await upload(admin, 'frame.csv', `单位,性别,年龄,用工,片区,人数\n${cells.join('\n')}\n`)
  await admin.getByLabel('普查').uncheck()
  await admin.getByRole('button', { name: '导入', exact: true }).click()
  await admin.getByText(`${club.frame} 人`).waitFor()
}

async function linksTaken(): Promise<readonly string[]> {
  const people = crowd.map((_, place) => `${place + 1},职工${place},u17`)
  await admin.getByRole('button', { name: '生成个人链接' }).click()
  await upload(admin, 'roster.csv', `编号,姓名,单位\n${people.join('\n')}\n`)
  const [file] = await Promise.all([
    admin.waitForEvent('download', { timeout: 60_000 }),
    admin.getByRole('dialog').getByRole('button', { name: '下载表格（Excel）' }).click(),
  ])
  const { rows } = await readTable(await readFile(await file.path()), 'xlsx')
  return rows.map(({ cells }) => cells.链接 ?? '')
}

async function answeredOnAPhone(link: string): Promise<void> {
  const page = await house.phone()
  await page.goto(house.base + link.slice(new URL(link).origin.length))
  await page.getByRole('button', { name: '开始' }).click()
  await answerAll(page)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '谢谢您，已收到' }).waitFor()
  await page.context().close()
}

describe('from link to assessment', () => {
  it('an administrator opens a round and takes its links', async () => {
    await planned()
    await frameTaken()
    await press(admin, '签发清单')
    await admin.getByText('后台正在办理').waitFor()
    await house.work()
    await admin.getByText('已签发').waitFor()
    links = await linksTaken()
    expect(links).toHaveLength(crowd.length)
    const { opensAt } = await house.services.surveys.round.read(round)
    await pass(opensAt, 3600)
    await house.go(admin, `/c/rounds/${round}`, title)
    await admin.getByText('进行中').waitFor()
  })

  it('workers answer, the round closes, and its figures stand in the report', async () => {
    const { surveys } = house.services
    const { manifest, closesAt } = await surveys.round.read(round)
    if (manifest === undefined) throw new Error('the manifest is not signed')
    for (const link of links.slice(0, watched)) await answeredOnAPhone(link)
    const answer = phones(house, postJson(fetch, house.base), manifest)
    const sent = await Promise.all(
      links.slice(watched).map((link, place) => answer(link, crowd[watched + place])),
    )
    expect(sent.map(({ kind }) => kind)).toEqual(sent.map(() => 'cast'))
    await pass(closesAt, 1)
    await pass(closesAt, 11 * 60)
    await house.go(admin, `/c/rounds/${round}`, title)
    await admin.getByText('已出指数').waitFor()
    await admin.getByRole('link', { name: '看指数' }).click()
    const row = admin.getByRole('region', { name: '单位明细' }).getByRole('row')
    const figures = row.filter({ hasText: club.name })
    await figures.getByText('可定等次，不排名次').waitFor()
    expect(await figures.textContent()).toMatch(/(\d\d\.\d\d+\.\d–\d+\.\d，\d+ 份){3}40/)
  })

  it('evaluators hand in their sheets, and the lead locks them', async () => {
    const { evaluation } = house.services
    const evaluators = await Promise.all([1, 2, 3].map(() => house.signIn('evaluator')))
    const lead = await house.signIn('lead')
    await lead.agent
      .post('/api/v1/evaluations')
      .send({
        title: '第三方评估',
        year,
        due: `${year}-12-31`,
        criteria: [{ id: 'service', title: '服务', rule: '看现场和台账', weight: 100 }],
        assignments: evaluators.map(({ actor }) => ({ evaluator: actor.account, unit: 'u17' })),
      })
      .expect(200)
    const [first, ...others] = evaluators
    if (first === undefined) throw new Error('nobody evaluates')
    const page = await house.seat(first)
    await page.getByRole('link', { name: '第三方评估：待评 1 家' }).click()
    await page.getByRole('link', { name: club.name }).click()
    await page.getByLabel('服务：得分').fill('98')
    await page.getByLabel('服务：理由').fill('现场很好')
    await page.getByRole('status').getByText('已保存', { exact: true }).waitFor()
    await press(page, '提交', '确定')
    await page.getByText('已提交，不能再改').first().waitFor()
    for (const { agent } of others) {
      const { body } = await agent.get('/api/v1/evaluations').expect(200)
      const sheet = `/api/v1/sheets/${body.sheets[0].id}`
      await agent
        .put(sheet)
        .send({ version: 0, marks: { service: { score: 90 } } })
        .expect(200)
      await agent.post(`${sheet}/submit`).send({ version: 1 }).expect(200)
    }
    const seat = await house.seat(lead)
    await seat.getByRole('link', { name: /派组、复评、锁定/ }).click()
    await press(seat, '锁定', '确定')
    await seat.getByText('已锁定').first().waitFor()
    expect((await evaluation.panel.list(lead.actor)).panels[0]?.state).toBe('locked')
  })

  it('two clerks key the papers of a meeting, and the work records are entered', async () => {
    const recorder = await house.signIn('recorder')
    const clerk = await house.signIn('entry-clerk')
    const paper = { m1: 4, m2: 4, m3: 5, m4: 4, m5: 4, m6: 'dk' }
    const meet = async (day: string, papers: number) => {
      const { body } = await recorder.agent
        .post('/api/v1/meetings')
        .send({
          unit: 'u17',
          year,
          day: `${year}-${day}`,
          place: '职工之家',
          present: { total: papers, women: 1, over60: 0 },
          room: '',
          statements: [],
        })
        .expect(200)
      const box = { ballots: Array.from({ length: papers }, () => paper) }
      await recorder.agent.put(`/api/v1/meetings/${body.id}/ballots`).send(box).expect(200)
      return { path: `/meetings/${body.id}`, box }
    }
    const large = await meet('09-10', 14)
    await clerk.agent.put(`/api/v1${large.path}/ballots`).send(large.box).expect(200)
    const small = await meet('09-17', 2)
    const page = await house.seat(clerk)
    await page.goto(`${house.base}/c${small.path}`)
    await keyPapers(page, '445440'.repeat(2))
    await page.getByText('有效录入 2 张票').waitFor()

    await house.go(admin, `/c/records?year=${year}&unit=u17`, '工作记录')
    await admin.getByRole('button', { name: '录入：台账销号率（%）' }).click()
    await admin.getByLabel('数值').fill('90')
    await admin.getByLabel('佐证').fill('台账第 12 号')
    await admin.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await admin.getByText('已录 1 项，共 7 项').waitFor()
  })

  it('the year is computed and decided, and anybody reads the sealed report without JavaScript', async () => {
    await house.go(admin, '/c/assessments', '年度考核')
    await admin.getByRole('button', { name: '试算' }).click()
    await admin.getByLabel('职工测评期次').click()
    await admin.getByTitle(title).click()
    await admin.getByRole('dialog').getByRole('button', { name: '试算' }).click()
    await admin.getByRole('heading', { level: 3, name: club.name }).waitFor()
    await admin.getByText('职工说了算：职工和基层的权重').waitFor()
    await admin.getByText('第三方与工作记录最多加减 5 分').waitFor()
    await press(admin, '审定', '确定')
    await admin.getByText('已审定', { exact: true }).waitFor()

    await house.go(admin, `/c/reports/${round}`, title)
    await press(admin, '生成公示稿', '确定')
    const sealed = await admin.getByRole('link', { name: '查看公示' }).getAttribute('href')
    const reader = await house.browser.newPage({ javaScriptEnabled: false })
    await reader.goto(house.base + sealed)
    await reader.getByRole('heading', { level: 1, name: `公示：${title}` }).waitFor()
    const figures = reader.getByRole('row').filter({ hasText: club.name })
    expect(await figures.textContent()).toMatch(/(\d\d\.\d\d+\.\d–\d+\.\d\d+ 份){3}40邀请 \d+/)
    await reader.getByText('封存后谁也查不到哪张是谁填的').waitFor()
  })
})
