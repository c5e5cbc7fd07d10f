import { Link } from 'react-router'
import { sheetState, evaluationWords as words } from '../../../words/console/evaluation.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { useUnitNames } from '../../parts/use-unit-names.ts'
import { hasRole, useMe } from '../../shell/session.ts'
import type { PanelView } from './evaluation.tsx'

type Sheet = PanelView['sheets'][number]

/** Beyond it the evaluators should look again. */
const widest = 25

const unique = (codes: readonly string[]) => [...new Set(codes)]

/** Highest minus lowest of the sheets that are handed in; null below two. */
export function spreadOf(sheets: readonly Pick<Sheet, 'score'>[]): number | null {
  const scores = sheets.flatMap(({ score }) => score ?? [])
  return scores.length < 2 ? null : Math.max(...scores) - Math.min(...scores)
}

interface CellProps {
  readonly panel: string
  readonly sheet: Sheet | undefined
  readonly opens: boolean
}

function Cell({ panel, sheet, opens }: CellProps) {
  if (sheet === undefined) return <span className="quiet">{words.notAssigned}</span>
  if (sheet.score === undefined) return sheetState(sheet)
  const score = sheet.score.toFixed(1)
  return opens ? <Link to={`/c/evaluations/${panel}/sheets/${sheet.id}`}>{score}</Link> : score
}

function Spread({ points }: { readonly points: number | null }) {
  if (points === null) return <span className="quiet">{words.oneSheet}</span>
  if (points <= widest) return words.spreadOf(points.toFixed(1))
  return <strong>{words.wideSpread(points.toFixed(1))}</strong>
}

/** How far the evaluators agree over all units, by the sheets that are handed in. */
function Agreement({ view: { agreement } }: { readonly view: PanelView }) {
  if (agreement === undefined) return null
  const { icc, quality, severityDiffers } = agreement
  return (
    <p>
      {words.agreement}：{words.agreementOf[quality]((icc ?? 0).toFixed(2))}。
      {severityDiffers && words.severityDiffers}
    </p>
  )
}

/** Units by evaluators: who has handed in what, and how far the scores of a unit lie apart. */
export function Progress({ view }: { readonly view: PanelView }) {
  const { sheets } = view
  const me = useMe()
  const nameOf = useUnitNames()
  const opens = hasRole(me.data, 'lead')
  const evaluators = unique(sheets.map(({ evaluator }) => evaluator))
  const done = sheets.filter(({ state }) => state === 'submitted').length
  const columns: readonly Column<string>[] = [
    { key: 'unit', title: words.unit, cell: nameOf },
    ...evaluators.map((evaluator) => ({
      key: evaluator,
      title: sheets.find((sheet) => sheet.evaluator === evaluator)?.evaluatorName ?? evaluator,
      cell: (unit: string) => (
        <Cell
          panel={view.panel.id}
          sheet={sheets.find((sheet) => sheet.unit === unit && sheet.evaluator === evaluator)}
          opens={opens}
        />
      ),
    })),
    {
      key: 'spread',
      title: words.spread,
      cell: (unit) => <Spread points={spreadOf(sheets.filter((sheet) => sheet.unit === unit))} />,
      sort: (unit) => spreadOf(sheets.filter((sheet) => sheet.unit === unit)),
    },
  ]
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{words.progress}</h2>
      <p>
        {words.progressOf(done, sheets.length)}。{words.scoresOf}
      </p>
      <Agreement view={view} />
      <DataTable
        label={words.progress}
        rows={unique(sheets.map(({ unit }) => unit))}
        columns={columns}
        rowKey={(unit) => unit}
      />
    </section>
  )
}
