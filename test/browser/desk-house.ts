import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { createApp } from '../../api/app.ts'
import { createPages } from '../../api/pages/pages.ts'
import { routes } from '../../api/routes/index.ts'
import { startServer } from '../../api/server.ts'
import { Failure } from '../../basics/failure.ts'
import type { Grant } from '../../organisation/index.ts'
import { harness } from '../harness.ts'

export const desktop = { width: 1366, height: 900 }
export const phone = { width: 375, height: 812 }

const switches = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** A house with its pages on a socket of its own, and a browser before it. */
export async function deskHouse() {
  const house = await harness()
  const { services } = house
  await services.surveys.questionnaire.ensureShipped()
  const server = await startServer(
    { ...services, config: { ...services.config, port: 0, host: '127.0.0.1' } },
    createApp(services, routes, createPages(services)),
  )
  const base = `http://127.0.0.1:${server.port}`
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: switches,
  })

  const account = async (...grants: Grant[]) => {
    const userName = `t${house.build.mark()}`
    const password = 'correct horse battery'
    await services.organisation.account.create({ userName, name: '张某', password, grants })
    return { userName, password }
  }

  const open = async () => {
    const context = await browser.newContext({ viewport: desktop, locale: 'zh-CN' })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    return page
  }

  const passDoor = async (
    page: Page,
    { userName, password }: Awaited<ReturnType<typeof account>>,
  ) => {
    await page.goto(`${base}/c/login`)
    await page.getByLabel('用户名').fill(userName)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '登录' }).click()
  }

  /** A page on which this person has signed in by the login page. */
  const seat = async (someone: Awaited<ReturnType<typeof account>>) => {
    const page = await open()
    await passDoor(page, someone)
    await page.getByRole('heading', { name: '工作台' }).waitFor()
    return page
  }

  return {
    ...house,
    base,
    browser,
    account,
    open,
    passDoor,
    seat,
    /** Opens an address of the console and waits for the page's heading. */
    async go(page: Page, path: string, heading: string) {
      await page.goto(`${base}${path}`)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    },
    /** A seat for somebody new with these grants. */
    async enter(...grants: Grant[]) {
      const someone = await account(...grants)
      return { page: await seat(someone), ...someone }
    },
    /** Runs the jobs that wait; one that is refused ends as failed, as the worker leaves it. */
    async work() {
      const { outbox } = services
      try {
        await house.drain()
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        const sent = (await outbox.recent(50)).filter(({ state }) => state === 'sent')
        for (const { id } of sent) await outbox.finish(id, 'failed', error.code)
      }
    },
    async leave() {
      await browser.close()
      await server.stop()
      await house.close()
    },
  }
}

export type DeskHouse = Awaited<ReturnType<typeof deskHouse>>

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

/** Pixels that stand out of the window to the right. Runs in the page. */
const cutOff = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

/** Runs in the page. An endless spinner never rests and hides no text. */
const atRest = `document.getAnimations().every(
  (animation) =>
    animation.playState !== 'running' ||
    animation.effect?.getTiming().iterations === Number.POSITIVE_INFINITY)`

/**
 * Looks at a page on a desk and on a phone: nothing wider than the window, nothing that axe-core objects to.
 * Pictures are kept in the folder `SCREENSHOTS` names.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' })
  for (const [size, window] of [
    ['phone', phone],
    ['desk', desktop],
  ] as const) {
    await page.setViewportSize(window)
    // Drawers and messages glide in; half-transparent text would count as low contrast.
    await expect.poll(() => page.evaluate(atRest), { timeout: 10_000 }).toBe(true)
    // A table turns into cards a moment after the window has become narrow.
    await expect
      .poll(() => page.evaluate(cutOff), { timeout: 10_000, message: `${name} on a ${size}` })
      .toBeLessThanOrEqual(0)
    await picture(page, `${name}-${size}`)
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    )
    expect(found, `${name} on a ${size}`).toEqual([])
  }
}
