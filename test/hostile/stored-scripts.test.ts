import { expect, it } from 'vitest'
import { answerPage, plainPage } from '../../web/public/answer-page.ts'
import { linkCards } from '../../web/public/link-cards.ts'
import { type PrintedPublication, publicationPage } from '../../web/public/publication-page.ts'

const attack = `</script></title></style>"'><img src=x onerror=alert(1)><svg onload=alert(2)><!--`
const harmless = '职工测评'
const bundle = { script: '/assets/answer/a.js', styles: [] }
const figure = { value: 80, lower: 70, upper: 90, n: 30 }
const three = { awareness: figure, participation: figure, satisfaction: figure }

const publication = (text: string): PrintedPublication => ({
  id: 'p1',
  kind: 'final',
  title: text,
  hash: 'a'.repeat(64),
  publishedAt: new Date('2026-12-01T00:00:00Z'),
  demo: false,
  body: {
    mode: 'ballot',
    opensAt: '2026-11-01T00:00:00Z',
    closesAt: '2026-11-20T00:00:00Z',
    recipe: text,
    custodians: [text, text],
    checkWords: text,
    city: three,
    units: [{ ...three, unit: 'u01', name: text, invited: 40, answered: 30, listedOnly: false }],
  },
})

const cards = (text: string) =>
  linkCards({
    title: text,
    address: 'https://say.example.org/a/7k2m9qzx',
    checkWords: text,
    demo: false,
    cards: [
      {
        name: text,
        union: text,
        units: [text],
        serial: text,
        url: 'https://say.example.org/a/7k2m9qzx#x',
        typed: text,
      },
    ],
  })

/** Every page the server writes, with one text in all its free places. */
const pages: [string, (text: string) => string | Promise<string>][] = [
  ['the answering page', (text) => answerPage(bundle, { manifest: { title: text } })],
  ['a page of one sentence', (text) => plainPage(text, text)],
  ['the public report', (text) => publicationPage(publication(text))],
  ['the cards of links', cards],
]

/** The elements a browser would make, in order. */
const elementsOf = (page: string) => page.match(/<[!/a-z][a-z]*/gi)

it.each(pages)('%s makes no element of what somebody wrote', async (_, write) => {
  const page = await write(attack)
  expect(elementsOf(page)).toEqual(elementsOf(await write(harmless)))
  expect(page).not.toContain('"\'>')
})

it('a round’s data reach the page’s script as they are', () => {
  const data = { manifest: { title: attack }, line: '\u2028' }
  const page = answerPage(bundle, data)
  const block = /<script type="application\/json" id="round">(.*?)<\/script>/s.exec(page)?.[1]
  expect(JSON.parse(block ?? '')).toEqual(data)
})
