import { setImmediate } from 'node:timers/promises'
import { toString as draw } from 'qrcode'
import { cardWords as words } from '../words/link-cards.ts'
import { type Html, html } from './html.ts'

interface Card {
  /** Whom it is handed to, as the roster says. */
  readonly name: string
  readonly union: string
  readonly units: readonly string[]
  readonly serial: string
  readonly url: string
  /** The secret for typing. */
  readonly typed: string
}

interface Sheet {
  readonly title: string
  /** Where the secret may be typed. */
  readonly address: string
  readonly checkWords: string
  readonly demo: boolean
  readonly cards: readonly Card[]
}

/** Two columns of four on A4: a code of 32 mm reads from a hand's distance, and cuts are straight. */
const perPage = 8
/** More names do not fit on a card; the page lists them all. */
const mostUnits = 6

const style = `
@page { size: A4; margin: 0 }
* { box-sizing: border-box; margin: 0 }
body { font: 9pt/1.4 "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #000; background: #fff }
.page { width: 210mm; height: 296.9mm; display: grid; grid-template: repeat(4, 1fr) / repeat(2, 1fr); break-after: page; overflow: hidden }
.page:last-child { break-after: auto }
.card { padding: 6mm 7mm 5mm; border: 0 dashed #888; border-width: 0 .3mm .3mm 0; display: grid; grid-template: auto 1fr auto / 1fr 33mm; column-gap: 3mm; overflow: hidden }
.card:nth-child(2n) { border-right-width: 0 }
.card:nth-child(n + 7) { border-bottom-width: 0 }
h2 { grid-column: 1 / -1; font-size: 11pt; line-height: 1.3; margin-bottom: 1.5mm }
h2 small { font-size: 8pt; font-weight: normal; border: .2mm solid; padding: 0 1mm }
.card svg { width: 33mm; height: 33mm; display: block }
.card p { margin-bottom: 1mm; overflow-wrap: anywhere }
.typed { grid-column: 1 / -1; display: flex; flex-wrap: wrap; column-gap: 3mm; justify-content: space-between }
code { font: 9.5pt/1.4 "Noto Sans Mono", Consolas, monospace; white-space: nowrap }
@media screen { body { background: #ddd } .page { background: #fff; margin: 5mm auto } }
`

/** The code as a path of its own, with the quiet zone of four modules; level M, so that a crumpled card still reads. */
const codeOf = async (url: string): Promise<Html> => ({
  html: await draw(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }),
})

async function cardOf(card: Card, { title, address, checkWords, demo }: Sheet): Promise<Html> {
  const to = [card.name, card.union].filter((part) => part !== '').join(' ')
  return html`<article class="card">
<h2>${title} ${demo ? html`<small>${words.demo}</small>` : undefined}</h2>
<div>
<p><b>${words.for(to)}</b></p>
<p>${words.rates(card.units.slice(0, mostUnits).join('、'), card.units.length > mostUnits ? card.units.length : 0)}</p>
<p>${words.scan}${words.check(checkWords)}</p>
<p>${words.once}</p>
</div>
${await codeOf(card.url)}
<p class="typed"><span>${words.typed(address)}</span><code>${card.typed}</code><span>${words.serial(card.serial)}</span></p>
</article>`
}

/** Personal links to print and cut: a page that needs nothing but itself, eight cards to a sheet of A4. */
export async function linkCards(sheet: Sheet): Promise<string> {
  const cards: Html[] = []
  for (const card of sheet.cards) {
    // A millisecond each, twenty thousand of them: others get their turn in between.
    await setImmediate()
    cards.push(await cardOf(card, sheet))
  }
  const pages = Array.from({ length: Math.ceil(cards.length / perPage) }, (_, page) =>
    cards.slice(page * perPage, (page + 1) * perPage),
  )
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<title>${words.title(sheet.title)}</title>
<style>${{ html: style }}</style>
</head>
<body>
${pages.map((page) => html`<section class="page">${page}</section>`)}
</body>
</html>`.html
}
