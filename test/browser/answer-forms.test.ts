import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AnswerHouse, answerHouse, look } from './answer-house.ts'

let house: AnswerHouse
beforeAll(async () => {
  house = await answerHouse()
})
afterAll(() => house.leave())

const picture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const definition = {
  title: '活动报名',
  completedHtml: '<p>我们周五回复。</p>',
  pages: [
    {
      name: 'who',
      description: '先说说您自己',
      elements: [
        { type: 'image', name: 'map', title: '场地图', imageLink: picture },
        {
          type: 'radiogroup',
          name: 'city',
          title: '您住在哪里？',
          choices: [
            { value: 'c1', text: '中心城区' },
            { value: 'c2', text: '渝东北' },
          ],
          defaultValue: 'c2',
        },
        { type: 'text', name: 'county', title: '{city}的哪个县？', visibleIf: "{city} = 'c2'" },
        { type: 'text', name: 'people', title: '几个人来？', inputType: 'number', min: 1, max: 9 },
        {
          type: 'text',
          name: 'seats',
          title: '留几个座？',
          inputType: 'number',
          defaultValueExpression: '{people} + 1',
        },
        {
          type: 'expression',
          name: 'price',
          title: '一共要付',
          expression: '{seats} * 20',
          format: '{0} 元',
        },
        {
          type: 'checkbox',
          name: 'days',
          title: '哪几天有空？',
          choices: [6, 7],
          showSelectAllItem: true,
          showNoneItem: true,
        },
        { type: 'radiogroup', name: 'bus', title: '坐大巴吗？', choices: ['坐', '不坐'] },
        {
          type: 'matrixdynamic',
          name: 'costs',
          title: '路上的花费',
          rowCount: 1,
          columns: [
            {
              name: 'what',
              title: '哪一项',
              cellType: 'radiogroup',
              choices: ['车票'],
              showOtherItem: true,
            },
            {
              name: 'much',
              title: '多少元',
              cellType: 'text',
              inputType: 'number',
              visibleIf: '{row.what} notempty',
              totalType: 'sum',
            },
          ],
          defaultRowValue: { what: '车票' },
        },
        { type: 'radiogroup', name: 'more', title: '还想说吗？', choices: ['说', '不说'] },
      ],
    },
    {
      name: 'say',
      elements: [
        { type: 'comment', name: 'wish', title: '请说' },
        { type: 'html', name: 'end', html: '<p>谢谢，就到这里。</p>' },
      ],
    },
  ],
  triggers: [
    { type: 'setvalue', expression: '{people} > 5', setToName: 'bus', setValue: '坐' },
    { type: 'complete', expression: "{more} = '不说'" },
  ],
}

const next = (page: Page) => page.locator('footer button.main').click()
const title = (page: Page, text: string) =>
  page.locator('h1', { hasText: text }).waitFor({ state: 'visible' })

it('a form with default answers, written answers, results and an early end is answered as its author meant it', async () => {
  const round = await house.openRound(definition)
  const page = await house.phone()
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.postData() ?? '')
  })
  await page.goto(`${house.base}/a/${round}`)
  await page.getByRole('button', { name: '开始' }).click()

  await title(page, '您住在哪里？')
  await page.getByText('先说说您自己').waitFor()
  await page.getByRole('img', { name: '场地图' }).waitFor()
  expect(await page.getByLabel('渝东北').isChecked()).toBe(true)
  await look(page, 'form-default')
  await next(page)

  await title(page, '渝东北的哪个县？')
  await page.locator('form.question input').fill('云阳')
  await next(page)

  await title(page, '几个人来？')
  await page.locator('form.question input').fill('3')
  await next(page)
  await title(page, '留几个座？')
  expect(await page.locator('form.question input').inputValue()).toBe('4')
  await page.getByRole('button', { name: '上一题' }).click()
  await page.locator('form.question input').fill('6')
  await next(page)
  expect(await page.locator('form.question input').inputValue()).toBe('7')
  await next(page)

  await title(page, '哪几天有空？')
  await page.getByText('一共要付：140 元').waitFor()
  await page.getByRole('button', { name: '全选' }).click()
  await look(page, 'form-all')
  await next(page)
  await title(page, '坐大巴吗？')
  expect(await page.getByLabel('坐', { exact: true }).isChecked()).toBe(true)
  await look(page, 'form-result')
  await next(page)

  await title(page, '路上的花费')
  expect(await page.getByLabel('车票').isChecked()).toBe(true)
  await page.getByLabel('其他（请写）').check()
  await page.locator('textarea').fill('渡船')
  await page.getByLabel(/多少元/).fill('15')
  await look(page, 'form-list')
  await next(page)

  await title(page, '还想说吗？')
  await page.getByText('多少元合计：15').waitFor()
  await page.getByLabel('不说').check()
  await next(page)
  await title(page, '检查一下')
  await page.getByRole('button', { name: /还想说吗/ }).click()
  await page.getByLabel('说', { exact: true }).check()
  await next(page)
  await title(page, '请说')
  await page.getByText('谢谢，就到这里。').waitFor()
  await page.locator('textarea').fill('好')
  await look(page, 'form-end')
  await page.getByRole('button', { name: '上一题' }).click()
  await page.getByLabel('不说').check()
  await next(page)

  await title(page, '检查一下')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '您的答卷已收到。' }).waitFor()
  await page.getByText('我们周五回复。').waitFor()
  expect(JSON.parse(sent.at(-1) ?? '').answers).toEqual({
    city: 'c2',
    county: '云阳',
    people: 6,
    seats: 7,
    days: [6, 7],
    bus: '坐',
    costs: [{ what: 'other', 'what-Comment': '渡船', much: 15 }],
    more: '不说',
  })
})
