import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AnswerHouse, answerAll, answerHouse, look } from './answer-house.ts'

let house: AnswerHouse
let ballots: Awaited<ReturnType<AnswerHouse['ballotRound']>>
beforeAll(async () => {
  house = await answerHouse()
  ballots = await house.ballotRound('张某', '李某', '王某')
})
afterAll(() => house.leave())

const linkOf = (person: number) => ballots.links[person] ?? ''
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const castFor = async (unit: string) => {
  const counts = await house.services.surveys.ballot.counts({ round: ballots.id })
  return counts.get(unit) ?? 0
}

/** Opens a link anew, as a tap on it in another app does. */
async function tap(page: Page, link: string) {
  await page.goto('about:blank')
  await page.goto(link)
}

it('a ballot that waited goes out by itself when the link is opened again, and its receipt is found again', async () => {
  const page = await house.phone()
  await page.goto(linkOf(0))
  await press(page, '开始')
  await page.getByRole('button', { name: '文化宫 u01' }).click()
  await page.getByText('请您给「文化宫 u01」打分。').waitFor()
  await answerAll(page)
  await page.route('**/box/ballots', (route) => route.abort())
  await press(page, '提交')
  await page.getByText('已保存，联网后自动提交。').waitFor()
  await look(page, 'queued')

  await page.unroute('**/box/ballots')
  await tap(page, linkOf(0))
  await page.getByRole('heading', { name: '谢谢您，已收到' }).waitFor()
  expect(await castFor('u01')).toBe(1)

  const receipt = (await page.getByRole('link', { name: '回执' }).getAttribute('href')) ?? ''
  await page.route('**/manifest', (route) => route.abort())
  await tap(page, house.base + receipt)
  await page.getByRole('alert').getByText('现在连不上，没法核对回执').waitFor()
  await look(page, 'receipt-unchecked')
})

it('two people share a phone: each link has its own ballot, draft and receipt', async () => {
  const page = await house.phone()
  await page.goto(linkOf(1))
  await press(page, '开始')
  await page.getByRole('button', { name: '文化宫 u02' }).click()
  await answerAll(page)
  await press(page, '提交')
  await page.getByRole('heading', { name: '谢谢您，已收到' }).waitFor()

  await tap(page, linkOf(2))
  await press(page, '开始')
  await page.getByRole('button', { name: '文化宫 u02', exact: true }).click()
  await page.locator('form.question input').nth(1).check()
  await expect.poll(() => page.locator('.row.chosen').count()).toBe(1)
  await answerAll(page)
  await press(page, '提交')
  await page.getByRole('heading', { name: '谢谢您，已收到' }).waitFor()
  expect(await castFor('u02')).toBe(2)

  // The second link in the same window changes only the fragment of the address.
  await page.goto(linkOf(1))
  await page.getByRole('button', { name: '开始' }).waitFor()
  await press(page, '开始')
  await page.getByRole('button', { name: '文化宫 u02 ✓ 已提交' }).waitFor()
})

it('what a choice asks to be written is asked for on its screen, and a way out is named only where there is one', async () => {
  const id = await house.openRound()
  const page = await house.phone()
  await page.goto(`${house.base}/a/${id}`)
  await press(page, '开始')
  await page.getByLabel('其他（请写）').check()
  const choices = await page.locator('.row').allTextContents()
  expect(choices.slice(-2)).toEqual(['其他（请写）', '都不需要'])
  await press(page, '下一题')
  await page.getByRole('alert').getByText('请填写。').waitFor()
  await look(page, 'other-missing')
  await page.locator('textarea').fill('修鞋的摊位')
  await press(page, '下一题')
  await page.getByRole('heading', { name: '其他（您写的那一项）' }).waitFor()
  await press(page, '下一题')
  await page.getByRole('alert').getByText('请选一项。', { exact: true }).waitFor()
  await page.getByLabel('用不上').check()
  await press(page, '下一题')
  await page.getByLabel('离得远').check()
  await page.getByLabel('说不清').check()
  expect(await page.locator('.row.chosen').allTextContents()).toEqual(['说不清'])
  await press(page, '下一题')
  await press(page, '下一题')
  await page.getByRole('alert').getByText('请选一项，也可以选“说不清”。').waitFor()
  await answerAll(page)
  await page.getByText('其他（请写）、修鞋的摊位').waitFor()
  await look(page, 'other-check')
  await press(page, '提交')
  await page.getByRole('heading', { name: '您的答卷已收到。' }).waitFor()
  await look(page, 'receipt-open')

  await tap(page, `${house.base}/a/${id}`)
  await press(page, '看回执')
  await page.getByRole('heading', { name: '您的答卷已收到。' }).waitFor()
})

it('a page whose script does not come says how else to answer', async () => {
  const page = await house.phone()
  await page.route('**/assets/answer/*.js', (route) => route.abort())
  await page.goto(linkOf(0))
  await page.getByText('向所在工会索取纸质问卷').first().waitFor({ state: 'visible' })
  await look(page, 'no-script')
})

it('a closed round leads to what is published', async () => {
  await house.close()
  const page = await house.phone()
  await page.goto(linkOf(2).split('#')[0] ?? '')
  await page.getByText('这次调查已经结束，谢谢您。').waitFor()
  await look(page, 'over')
  await page.getByRole('link', { name: '结果公布在这里' }).click()
  await page.getByText('还没有公示。').waitFor()
  await look(page, 'publications')
})
