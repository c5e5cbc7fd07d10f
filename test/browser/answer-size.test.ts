import { get } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findBundle } from '../../api/pages/bundles.ts'
import { type AnswerHouse, answerAll, answerHouse } from './answer-house.ts'

const kilobyte = 1024

let house: AnswerHouse
beforeAll(async () => {
  house = await answerHouse()
})
afterAll(() => house.leave())

/** Bytes of a file as it goes over the wire to a browser that reads Brotli. */
const onTheWire = (address: string) =>
  new Promise<number>((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'br' } }, (response) => {
      if (response.headers['content-encoding'] !== 'br') reject(new Error(`${address}: no Brotli`))
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve(bytes))
    }).on('error', reject)
  })

it('the first script and sheet are enough to answer and send a ballot: 20 KB and 4 KB, compressed', async () => {
  const { id, links } = await house.ballotRound('张某')
  const { script, styles } = await findBundle('answer')
  const page = await house.phone()
  const refused: string[] = []
  await page.route('**/assets/answer/*', (route) => {
    const path = new URL(route.request().url()).pathname
    if ([script, ...styles].includes(path)) return route.continue()
    refused.push(path)
    return route.abort()
  })
  await page.goto(links[0] ?? '')
  await page.getByRole('button', { name: '开始' }).click()
  await page.getByRole('button', { name: '文化宫 u01' }).click()
  await answerAll(page)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '已提交' }).waitFor()
  const { ballot } = house.services.surveys
  await expect.poll(() => ballot.counts({ round: id })).toContainEqual(['u01', 1])
  expect(refused.every((path) => path.includes('/late-'))).toBe(true)

  const sizes = (paths: readonly string[]) =>
    Promise.all(paths.map((path) => onTheWire(house.base + path)))
  const [scriptBytes = 0] = await sizes([script])
  const styleBytes = (await sizes(styles)).reduce((sum, bytes) => sum + bytes, 0)
  expect(scriptBytes).toBeLessThanOrEqual(20 * kilobyte)
  expect(styleBytes).toBeLessThanOrEqual(4 * kilobyte)
})
