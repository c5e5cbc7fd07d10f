import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AnswerHouse, answerHouse, look } from './answer-house.ts'

let house: AnswerHouse
let round: Awaited<ReturnType<AnswerHouse['wideRound']>>
beforeAll(async () => {
  house = await answerHouse()
  round = await house.wideRound()
})
afterAll(() => house.leave())

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const kept = async (page: Page) => String(await page.evaluate('Object.values(localStorage).join()'))

it('a link for twenty-two units fetches one questionnaire and collects the right to rate them all', async () => {
  const page = await house.phone()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(round.wide)
  await press(page, '开始')
  await page.getByLabel('查找单位').fill('w22')
  await look(page, 'choose')
  await page.getByRole('button', { name: '文化宫 w22' }).click()
  await page.locator('form.question input').first().check()
  const isSecretKept = async () => (await kept(page)).includes('"secret"')
  await expect.poll(isSecretKept, { timeout: 60_000 }).toBe(false)
  expect((await kept(page)).match(/"stage":"ready"/g)).toHaveLength(22)
  expect(asked.filter((path) => path.startsWith('/forms/'))).toHaveLength(1)
  expect(asked.filter((path) => path.endsWith('/issuers/a/credentials'))).toHaveLength(2)

  const second = await house.phone()
  await second.goto(round.wide)
  await press(second, '开始')
  await second.getByRole('button', { name: '文化宫 w01' }).click()
  await second.locator('form.question input').first().check()
  await second.getByText('已经在别的手机上用过').waitFor()
  await look(second, 'used')
})

it('a typed code opens the units of its link, whichever of the round was tried first', async () => {
  const page = await house.phone()
  const [address = '', fragment = ''] = round.narrow.split('#')
  const code = fragment.slice(0, 26)
  await page.goto(address)
  await press(page, '开始')
  await page.getByLabel('印在纸上的代码').fill('0000 1111')
  await press(page, '打开')
  await page.getByText('代码不对').waitFor()
  await look(page, 'code')
  await page.getByLabel('印在纸上的代码').fill(code.toUpperCase().replace(/(.{4})/g, '$1 '))
  await press(page, '打开')
  await page.getByRole('button', { name: '文化宫 w05' }).click()
  await page.locator('form.question input').first().check()
  await page.getByText('这个代码不能评价刚才的单位').waitFor()
  expect(await page.locator('.choices button').allTextContents()).toEqual(['文化宫 w03'])
  await page.getByRole('button', { name: '文化宫 w03' }).click()
  await page.locator('form.question input').first().check()
  await expect.poll(() => page.locator('.row.chosen').count()).toBe(1)
})

const definition = {
  title: '两件事',
  pages: [
    {
      name: 'page',
      elements: [
        {
          type: 'matrix',
          name: 'days',
          title: '哪天来？',
          columns: [
            { value: 'mon', text: '周一' },
            { value: 'tue', text: '周二' },
          ],
          rows: [
            { value: 'first', text: '第一次' },
            { value: 'second', text: '第二次' },
          ],
          cells: { second: { tue: '周二晚上' } },
          eachRowUnique: true,
          isAllRowRequired: true,
        },
        {
          type: 'text',
          name: 'mail',
          title: { default: '邮箱', en: 'E-mail' },
          validators: [{ type: 'email' }],
        },
      ],
    },
  ],
}

it('a repeated choice and an unfit line are said on their screens; a busy server is waited for; the end is said', async () => {
  const id = await house.openRound(definition)
  const page = await house.phone()
  await page.goto(`${house.base}/a/${id}`)
  await press(page, '开始')
  await page.getByLabel('周二').check()
  await press(page, '下一题')
  await page.getByLabel('周二晚上').check()
  await press(page, '下一题')
  await page.getByRole('alert').getByText('这里有重复').waitFor()
  await look(page, 'repeated')
  await page.getByLabel('周一').check()
  await press(page, '下一题')
  await page.locator('form.question input').fill('张三')
  await press(page, '去检查')
  await page.getByRole('alert').getByText('邮箱地址不对').waitFor()
  await press(page, 'English')
  await page.getByRole('heading', { name: 'E-mail' }).waitFor()
  await look(page, 'english')
  await page.locator('form.question input').fill('zhang@example.org')
  await press(page, 'Review')

  const late = await house.phone()
  await late.goto(`${house.base}/a/${id}`)
  let isBusy = true
  await page.route('**/open/answers', (route) => {
    if (!isBusy) return route.continue()
    isBusy = false
    return route.fulfill({ status: 429, headers: { 'retry-after': '2' }, body: '{}' })
  })
  await press(page, 'Send')
  await page.getByText('trying again in').waitFor()
  await page.getByRole('heading', { name: 'Your answers have been received.' }).waitFor()
  const { response } = house.services.surveys
  await expect.poll(() => response.counts({ round: id })).toEqual([{ style: 'needs', cast: 1 }])

  await press(late, '开始')
  await late.getByLabel('周一').check()
  await press(late, '下一题')
  await late.getByLabel('周二晚上').check()
  await press(late, '下一题')
  await press(late, '去检查')
  await house.close()
  await press(late, '提交')
  await late.getByRole('heading', { name: '已经结束' }).waitFor()
  await look(late, 'closed')
})
