import type { Browser, Page } from 'playwright-core'
import type { BuiltPage } from './built-page.ts'

/** A phone and its network. */
export interface Phone {
  readonly name: string
  /** Times slower than this machine. */
  readonly cpu: number
  readonly kilobitsPerSecond: number
  readonly roundTripMs: number
}

/**
 * Runs in the page: taps whatever stands furthest on in the course, again after a quarter of a second as a person
 * would, until the answer shows as chosen.
 */
const watch = `({ taps, answered }) => {
  let tapped
  let at = 0
  const look = () => {
    if (document.querySelector(answered) !== null) return void registered(performance.now())
    const element = taps.map((each) => document.querySelector(each)).filter(Boolean).pop()
    if (element !== undefined && (element !== tapped || performance.now() - at > 250)) {
      tapped = element
      at = performance.now()
      element.scrollIntoView({ block: 'center' })
      const { left, top, height } = element.getBoundingClientRect()
      void tappable([left + 12, top + height / 2])
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}`

async function throttle(page: Page, phone: Phone) {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: phone.roundTripMs,
    downloadThroughput: (phone.kilobitsPerSecond * 1000) / 8,
    uploadThroughput: (phone.kilobitsPerSecond * 1000) / 8,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: phone.cpu })
  return session
}

/**
 * Opens a page on a phone that has never seen it and taps as soon as there is something to tap.
 * @returns milliseconds from the start of the navigation to the answer that the page shows as chosen
 */
export async function firstTap(
  browser: Browser,
  base: string,
  built: BuiltPage,
  phone: Phone,
): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 812 },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
  })
  const page = await context.newPage()
  const session = await throttle(page, phone)
  const usable = new Promise<number>((resolve) => {
    void page.exposeFunction('registered', resolve)
  })
  await page.exposeFunction('tappable', async ([x, y]: [number, number]) => {
    const touchPoints = [{ x, y }]
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  })
  const { taps, answered } = built
  await page.addInitScript(`(${watch})(${JSON.stringify({ taps, answered })})`)
  void page.goto(base + built.link).catch(() => undefined)
  return await usable.finally(() => context.close())
}
