import { type Round, styleOf } from './check-manifest.ts'
import type { Records } from './check-records.ts'
import type { Computed } from './check-rows.ts'
import type { Faults } from './fault.ts'
import type { Figures } from './figures.ts'
import type { FigureLine } from './lines.ts'
import * as lines from './lines.ts'
import type { Reader } from './reader.ts'

/** Where one of these is broken, a figure that follows from the rows says nothing. */
const foundations = [
  'recipe-hash',
  'form-hash',
  'measures',
  'record-signature',
  'record-leaf',
  'ballot-order',
  'rows-hash',
  'rows-count',
  'row-shape',
] as const

const names = ['n', 'awareness', 'participation', 'satisfaction'] as const

/** How a published line differs from what was computed, in words. */
const differences = (line: FigureLine, figures: Figures): string[] =>
  names
    .filter((name) => line[name] !== figures[name])
    .map((name) => `${line.style}: ${name} is ${figures[name]}, not ${line[name]}`)

/** The styles that must show figures, with these: they show rows, measure something and were not voided. */
function dueFigures(computed: Computed, { isVoid }: Records): Map<string, Figures> {
  const due = [...computed].filter(([style, { measures }]) => measures && !isVoid(style))
  return new Map(due.map(([style, { result }]) => [style, result()]))
}

/** Published figures against those that were computed from the rows, bit by bit. */
export async function checkFigures(
  round: Round,
  records: Records,
  computed: Computed,
  reader: Reader,
  faults: Faults,
): Promise<ReadonlyMap<string, Figures>> {
  const stands = faults.hold(...foundations)
  const due = dueFigures(computed, records)

  function check(line: FigureLine): void {
    const { style } = line
    const figures = due.get(style)
    if (records.isVoid(style)) faults.add('void-round', `${reader.at()}: ${style} was voided`)
    else if (!stands) return
    else if (figures === undefined) faults.add('figure', `${reader.at()}: ${style} can show none`)
    else
      for (const words of differences(line, figures))
        faults.add('figure', `${reader.at()}: ${words}`)
  }

  const missing = new Set(due.keys())
  let before = -1
  for await (const line of reader.each(lines.figure)) {
    const { place } = styleOf(round, line.style, reader)
    if (place <= before) reader.fail('figure: each style once, in the order of the manifest')
    check(line)
    missing.delete(line.style)
    before = place
  }
  faults.judged('void-round')
  if (!stands) return new Map()
  for (const style of missing) faults.add('figure', `${style} shows none`)
  faults.judged('figure')
  return due
}
