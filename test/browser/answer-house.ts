import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { systemActor } from '../../organisation/index.ts'
import type { Definition } from '../../surveys/index.ts'
import { deskHouse, phone } from './desk-house.ts'

const cells = ['a1', 'a2', 'a3', 'a4'].map((age) => ({ cell: { age }, count: 100 }))

/** Rounds that are open, links to them, and phones to open these with. */
export async function answerHouse() {
  const house = await deskHouse()
  const { surveys } = house.services
  const newest = async (code: string) => (await surveys.questionnaire.newest({ code })).id

  async function open(round: string) {
    house.clock.advance(2 * 3600)
    await surveys.round.tick()
    await house.work()
    expect((await surveys.round.read(round)).state).toBe('open')
  }

  const times = () => {
    const hoursAway = (hours: number) => new Date(house.clock.now().getTime() + hours * 3_600_000)
    return { opensAt: hoursAway(1), closesAt: hoursAway(72) }
  }
  return {
    ...house,
    /** An open round without links; asks what the definition asks, or for needs. */
    async openRound(definition?: Definition): Promise<string> {
      const { id: questionnaire } =
        definition === undefined
          ? await surveys.questionnaire.newest({ code: 'needs' })
          : await surveys.questionnaire.publish(
              { code: house.build.mark(), definition },
              systemActor,
            )
      const { id } = await surveys.round.plan({
        ...times(),
        title: '职工需求调查',
        period: '2026',
        mode: 'open',
        issuers: [],
        styles: [{ style: 'needs', title: '职工需求调查', questionnaire }],
        recipe: 'official',
      })
      await house.work()
      await open(id)
      return id
    },
    /** An open ballot round of two units; each name given gets a personal link for both. */
    async ballotRound(...people: readonly string[]) {
      for (const unit of ['u01', 'u02'])
        await house.build.unit({ id: unit, name: `文化宫 ${unit}` })
      const questionnaire = await newest('unit-palace')
      const { id, styles } = await surveys.round.plan({
        ...times(),
        title: '公益服务测评',
        period: '2026',
        mode: 'ballot',
        issuers: [
          { id: 'a', name: '市总工会' },
          { id: 'b', name: '公证处' },
        ],
        styles: ['u01', 'u02'].map((unit) => ({
          style: unit,
          unit,
          title: `文化宫 ${unit}`,
          questionnaire,
          words: { unit: `文化宫 ${unit}`, kind: '文化宫' },
        })),
        recipe: 'official',
      })
      await surveys.frame.import({
        round: id,
        frames: styles.map(({ style }) => ({ style, census: true, cells })),
      })
      await surveys.round.requestPreparation({ round: id })
      await house.work()
      const lines = people.map((name, place) => `${place},${name},1380000000${place},u01 u02`)
      const bytes = Buffer.from(['编号,姓名,手机,单位', ...lines].join('\n'))
      const { links } = await surveys.link.issue({ round: id, file: { bytes, type: 'csv' } })
      await open(id)
      return {
        id,
        links: links.map(({ url }) => house.base + url.slice(new URL(url).origin.length)),
      }
    },
    /** An open ballot round of 22 units by one issuer: the first person may rate all, the second only the third unit. */
    async wideRound() {
      const units = Array.from({ length: 22 }, (_, n) => `w${String(n + 1).padStart(2, '0')}`)
      for (const unit of units) await house.build.unit({ id: unit, name: `文化宫 ${unit}` })
      const questionnaire = await newest('unit-palace')
      const { id } = await surveys.round.plan({
        ...times(),
        title: '公益服务测评',
        period: '2026',
        mode: 'ballot',
        issuers: [{ id: 'a', name: '市总工会' }],
        styles: units.map((unit) => ({
          style: unit,
          unit,
          title: `文化宫 ${unit}`,
          questionnaire,
          words: { unit: `文化宫 ${unit}`, kind: '文化宫' },
        })),
        recipe: 'official',
      })
      await surveys.frame.import({
        round: id,
        frames: units.map((style) => ({ style, census: true, cells })),
      })
      await surveys.round.requestPreparation({ round: id })
      await house.work()
      const lines = [`1,张某,13800000001,${units.join(' ')}`, '2,李某,13800000002,w03']
      const bytes = Buffer.from(['编号,姓名,手机,单位', ...lines].join('\n'))
      const { links } = await surveys.link.issue({ round: id, file: { bytes, type: 'csv' } })
      await open(id)
      const [wide = '', narrow = ''] = links.map(
        ({ url }) => house.base + url.slice(new URL(url).origin.length),
      )
      return { wide, narrow }
    },
    /** Closes what is open: the clock goes beyond the grace after closing. */
    async close() {
      house.clock.advance(80 * 3600)
      await surveys.round.tick()
      await house.work()
    },
    async phone(): Promise<Page> {
      const page = await house.open()
      await page.setViewportSize(phone)
      return page
    },
  }
}

export type AnswerHouse = Awaited<ReturnType<typeof answerHouse>>

/** Runs in the page: pixels that stand out of the window to the right. */
const cutOff = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

/** Nothing wider than the phone, nothing that axe-core objects to. Pictures go to the folder `SCREENSHOTS` names. */
export async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (folder !== undefined) {
    await mkdir(folder, { recursive: true })
    await page.screenshot({ path: join(folder, `answer-${name}.png`) })
  }
  expect(await page.evaluate(cutOff), name).toBeLessThanOrEqual(0)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  )
  expect(found, name).toEqual([])
}

/** Answers every question with its first choice, or a line of text, until the list to check stands there. */
export async function answerAll(page: Page): Promise<void> {
  const title = page.locator('h1')
  while ((await title.textContent()) !== '检查一下') {
    const before = await page.locator('.progress').textContent()
    const choice = page.locator('form.question input').first()
    const text = page.locator('form.question textarea').first()
    if ((await choice.count()) > 0) await choice.check()
    else await text.fill('多办晚上的课')
    await page.locator('footer button.main').click()
    await expect
      .poll(async () => (await page.locator('.progress').allTextContents())[0])
      .not.toBe(before)
  }
}
