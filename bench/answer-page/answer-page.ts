import { loadavg } from 'node:os'
import { chromium } from 'playwright-core'
import { summary } from '../figures.ts'
import { type Goal, judge } from '../goal.ts'
import { say } from '../say.ts'
import { type BuiltPage, bytesOf } from './built-page.ts'
import { firstTap, type Phone } from './first-tap.ts'
import { ourPage } from './our-page.ts'
import { serve } from './serve.ts'
import { surveyjsPage } from './surveyjs-page.ts'

const phones: readonly Phone[] = [
  { name: '4G', cpu: 4, kilobitsPerSecond: 1_440, roundTripMs: 150 },
  { name: '3G', cpu: 6, kilobitsPerSecond: 400, roundTripMs: 400 },
]
const switches = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']

/**
 * Our answering page against SurveyJS's own: the same questionnaire, from opening the link on a slow phone to the first
 * answer that the page shows as chosen.
 */
export async function answerPage({ quick }: { readonly quick: boolean }): Promise<Goal[]> {
  const baseline = await surveyjsPage()
  const ours = await ourPage()
  const { base, stop } = await serve(new Map([...baseline.files, ...ours.files]))
  const of = await visits(base, [baseline, ours], quick ? 2 : 7)
  stop()
  for (const page of [baseline, ours]) {
    for (const phone of phones)
      say(`${phone.name} ${page.name}: first answer after ${summary(of(phone, page))} ms`)
    say(
      `${page.name}: script ${kilobytes(page, page.script)} KB, styles ${kilobytes(page, page.style)} KB`,
    )
  }
  return [
    ...phones.map((phone) =>
      judge({
        name: `answer-page first answer on ${phone.name}`,
        over: of(phone, baseline),
        under: of(phone, ours),
        goal: 3,
      }),
    ),
    atMost('script in KB', kilobytes(ours, ours.script), 20),
    atMost('styles in KB', kilobytes(ours, ours.style), 4),
  ]
}

/** Times of so many interleaved visits, by phone and page. */
async function visits(base: string, pages: readonly BuiltPage[], count: number) {
  const times = new Map<string, number[]>()
  const of = (phone: Phone, page: BuiltPage) => times.get(`${phone.name} ${page.name}`) ?? []
  // The first visit finds this machine's files cold; it is not counted.
  for (let turn = 0; turn <= count; turn += 1)
    for (const phone of phones)
      for (const page of pages) {
        const time = await visit(base, page, phone)
        if (turn > 0) times.set(`${phone.name} ${page.name}`, [...of(phone, page), time])
        const load = loadavg()[0]?.toFixed(1)
        say(`round ${turn} ${phone.name} ${page.name}: ${Math.round(time)} ms, load ${load}`)
      }
  return of
}

const kilobytes = (page: BuiltPage, path: string) => Number((bytesOf(page, path) / 1024).toFixed(1))

const atMost = (name: string, measured: number, goal: number): Goal =>
  judge({ name: `answer-page ${name}`, over: [measured], under: [1], goal, is: 'at-most' })

async function visit(base: string, page: BuiltPage, phone: Phone): Promise<number> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: switches })
  return await firstTap(browser, base, page, phone).finally(() => browser.close())
}
