import { type Html, html } from './html.ts'

export interface Dot {
  readonly name: string
  readonly value: number
  readonly lower: number
  readonly upper: number
  /** Listed only: drawn in grey. */
  readonly quiet: boolean
}

/** Whole tens around all intervals. */
function ticksOf(dots: readonly Dot[]): number[] {
  const first = Math.floor(Math.min(...dots.map(({ lower }) => lower)) / 10)
  const last = Math.max(first + 1, Math.ceil(Math.max(...dots.map(({ upper }) => upper)) / 10))
  return Array.from({ length: last - first + 1 }, (_, place) => (first + place) * 10)
}

/**
 * Points with 95 % whiskers, one line for each unit. Places are shares of the width, so that letters keep their size on
 * a phone.
 */
export function dotPlot(label: string, dots: readonly Dot[]): Html | undefined {
  if (dots.length === 0) return undefined
  const ticks = ticksOf(dots)
  const [min = 0] = ticks
  const length = (ticks.at(-1) ?? 100) - min
  const at = (value: number) => `${(((value - min) / length) * 100).toFixed(2)}%`
  const grid = ticks.map(
    (tick) => html`<line x1="${at(tick)}" x2="${at(tick)}" y1="0" y2="100%" stroke="#ccc"/>`,
  )
  const lines = dots.map(
    ({ name, value, lower, upper, quiet }) => html`<span>${name}</span>
<svg>${grid}<line x1="${at(lower)}" x2="${at(upper)}" y1="50%" y2="50%" stroke="#444" stroke-width="2"/><circle cx="${at(value)}" cy="50%" r="5" fill="${quiet ? '#767676' : '#a8201a'}"/></svg>`,
  )
  return html`<figure class="plot" role="img" aria-label="${label}">
${lines}
<span></span>
<svg>${ticks.map((tick) => html`<text x="${at(tick)}" y="60%" text-anchor="middle">${tick}</text>`)}</svg>
</figure>`
}
