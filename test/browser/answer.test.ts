import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AnswerHouse, answerAll, answerHouse, look } from './answer-house.ts'

let house: AnswerHouse
let ballots: Awaited<ReturnType<AnswerHouse['ballotRound']>>
beforeAll(async () => {
  house = await answerHouse()
  ballots = await house.ballotRound('张某', '李某')
})
afterAll(() => house.leave())

const linkOf = (person: number) => ballots.links[person] ?? ''

it('an open round is answered in three requests and a handful of taps', async () => {
  const round = await house.openRound()
  const page = await house.phone()
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(`${house.base}/a/${round}`)
  await page.getByRole('button', { name: '开始' }).waitFor()
  // What comes late is fetched when the first screen stands.
  expect(requests.filter((address) => !address.includes('/late-'))).toHaveLength(3)
  await page.getByRole('button', { name: '开始' }).click()
  await answerAll(page)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '您的答卷已收到。' }).waitFor()
  const { response } = house.services.surveys
  await expect.poll(() => response.counts({ round })).toEqual([{ style: 'needs', cast: 1 }])
})

it('a personal link serves two units: what is written resumes, waits without a network, and ends in receipts', async () => {
  const page = await house.phone()
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/box/ballots')) sent.push(request.postData() ?? '')
  })
  await page.goto(linkOf(0))
  await page.getByRole('button', { name: '开始' }).waitFor()
  expect(page.url()).not.toContain('#')
  await look(page, 'start')
  await page.getByRole('button', { name: '开始' }).click()
  await page.getByRole('button', { name: '文化宫 u01' }).click()
  await page.getByRole('heading', { name: '「演出、电影、展览」您知道吗？用过吗？' }).waitFor()
  const collected = page.waitForResponse((response) => response.url().includes('/issuers/b/'))
  await page.locator('form.question input').first().check()
  expect((await collected).status()).toBe(200)
  await look(page, 'question')
  await page.getByRole('button', { name: '下一题' }).click()
  await expect.poll(() => page.locator('.progress').textContent()).toContain('第 2 题')

  await page.reload()
  await page.getByRole('button', { name: '继续上次' }).click()
  await page.getByRole('button', { name: '文化宫 u01' }).click()
  await expect.poll(() => page.locator('.progress').textContent()).toContain('第 2 题')
  await answerAll(page)
  await look(page, 'check')

  await page.context().setOffline(true)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('已保存，联网后自动提交。').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('heading', { name: '谢谢您，已收到' }).waitFor()
  await expect
    .poll(() => page.locator('figure img').getAttribute('src'))
    .toMatch(/^data:image\/png/)
  await look(page, 'receipt')
  expect(new Set(sent).size).toBe(1)

  await page.goBack()
  await page.getByRole('heading', { name: '谢谢您，已收到' }).waitFor()
  await page.getByRole('button', { name: '评价下一个单位' }).click()
  await page.getByRole('button', { name: '文化宫 u02' }).click()
  await answerAll(page)
  await page.getByRole('button', { name: '提交' }).click()
  await page.locator('figure img').waitFor()
  const { ballot } = house.services.surveys
  await expect
    .poll(async () => [...(await ballot.counts({ round: ballots.id }))].sort())
    .toEqual([
      ['u01', 1],
      ['u02', 1],
    ])

  const receipt = (await page.getByRole('link', { name: '回执' }).getAttribute('href')) ?? ''
  const checking = await house.phone()
  await checking.goto(house.base + receipt)
  await checking.getByText('签名已在本机核对。').waitFor()
})

it('a link whose check is of another manifest opens nothing', async () => {
  const page = await house.phone()
  const [address = '', rest = ''] = linkOf(1).split('#')
  const [secret = '', check = '', ...styles] = rest.split('.')
  const wrong = (check.startsWith('0') ? '1' : '0') + check.slice(1)
  await page.goto(`${address}#${[secret, wrong, ...styles].join('.')}`)
  await page.getByRole('alert').getByText('核对没有通过').waitFor()
  expect(await page.getByRole('button', { name: '开始' }).count()).toBe(0)
})

it('large letters fit on the narrowest phone', async () => {
  const page = await house.phone()
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(linkOf(1))
  for (const [name, size] of [
    ['大字', 24],
    ['特大字', 30],
  ] as const) {
    await page.getByRole('button', { name: `A ${name}`, exact: true }).click()
    expect(await page.evaluate('getComputedStyle(document.body).fontSize')).toBe(`${size}px`)
    await look(page, `start-${size}`)
  }
  await page.getByRole('button', { name: '开始' }).click()
  await page.getByRole('button', { name: '文化宫 u01' }).click()
  await page.locator('form.question input').first().waitFor()
  await look(page, 'question-large')
  await answerAll(page)
  await look(page, 'check-large')
  await page.getByRole('button', { name: 'A 标准字' }).click()
  await look(page, 'check-narrow')
})
