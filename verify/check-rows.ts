import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import { type Ballots, type Round, styleOf } from './check-manifest.ts'
import type { Audit } from './check-opened.ts'
import type { Records } from './check-records.ts'
import type { Faults } from './fault.ts'
import { openFigures } from './figures.ts'
import type { Form } from './form.ts'
import { inOrder } from './in-order.ts'
import type { Closed } from './lines.ts'
import * as lines from './lines.ts'
import type { Reader } from './reader.ts'
import type { Recipe } from './recipe.ts'
import { rowShape } from './row-shape.ts'

/** The figures of each style that shows rows, as they follow from them. */
export type Computed = ReadonlyMap<string, ReturnType<typeof openFigures>>

/** Everything that is kept of the rows of one style while they pass. */
function openTable({ style }: Ballots, recipe: Recipe, forms: ReadonlyMap<string, Form>) {
  const form = forms.get(style.form)
  if (form === undefined) throw new RangeError(`no form for ${style.style}`)
  return {
    hash: createHash('sha256'),
    rows: 0,
    fits: rowShape(form),
    figures: openFigures(recipe, form),
  }
}

type Table = ReturnType<typeof openTable>

function checkTable(code: string, table: Table, closed: Closed, k: number, faults: Faults): void {
  const { rows, ballots } = closed
  const shows = rows !== null
  const wanted = shows ? ballots : 0
  const mayShow = ballots >= k
  faults.must(
    shows === mayShow,
    'rows-hash',
    `${code}: with ${ballots} ballots it ${mayShow ? 'must' : 'must not'} show rows, k is ${k}`,
  )
  if (table.rows !== wanted)
    faults.add('rows-count', `${code}: ${table.rows} rows, there must be ${wanted}`)
  else if (shows && table.hash.digest('hex') !== rows)
    faults.add('rows-hash', `${code}: not the table of the close record`)
}

/** The public table: rows in their order, of the questionnaire's shape, exactly those that the close record sealed. */
export async function checkRows(
  round: Round,
  records: Records,
  { recipe, forms }: { readonly recipe: Recipe; readonly forms: ReadonlyMap<string, Form> },
  audit: Audit | undefined,
  reader: Reader,
  faults: Faults,
): Promise<Computed> {
  const tables = new Map<string, Table>()
  for (const [code, ballots] of round.styles) tables.set(code, openTable(ballots, recipe, forms))
  const order = inOrder()
  for await (const { style, row } of reader.each(lines.row)) {
    const { place } = styleOf(round, style, reader)
    const table = tables.get(style)
    if (table === undefined) continue
    const text = canonicalJson(row)
    // Equal rows stand as often as they were cast.
    const rises = order(place, Buffer.from(text)) >= 0
    faults.must(rises, 'ballot-order', `${reader.at()}: the row stands before its place`)
    faults.must(table.fits(row.answers), 'row-shape', `${reader.at()}: not what the form offers`)
    table.hash.update(text).update('\n')
    table.rows += 1
    table.figures.add(row.answers)
    audit?.publish(style, row)
  }
  faults.judged('ballot-order', 'row-shape')
  for (const [code, table] of tables) {
    const closed = records.closed.get(code)
    if (closed !== undefined) checkTable(code, table, closed, round.manifest.k, faults)
  }
  if (records.closed.size > 0) faults.judged('rows-hash', 'rows-count')
  audit?.finish()
  const shown = [...tables].filter(([code]) => typeof records.closed.get(code)?.rows === 'string')
  return new Map(shown.map(([code, { figures }]) => [code, figures]))
}
