import { Drawer } from 'antd'
import {
  droppedWords,
  reportWords,
  variableWords,
  methodWords as words,
} from '../../../words/console/report.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { minuteText } from '../../parts/day.ts'
import { fixed, type Report, type ReportUnit } from './figure-text.ts'

const variable = (name: string) => variableWords[name] ?? name

const columns: readonly Column<ReportUnit>[] = [
  { key: 'unit', title: words.unit, cell: (unit) => unit.name },
  {
    key: 'variables',
    title: words.variables,
    cell: ({ variables }) =>
      variables.length === 0 ? words.noVariables : variables.map(variable).join('、'),
  },
  {
    key: 'dropped',
    title: words.dropped,
    cell: ({ dropped }) =>
      dropped.length === 0
        ? words.noneDropped
        : dropped
            .map(
              (each) => `${variable(each.variable)}：${droppedWords[each.reason] ?? each.reason}`,
            )
            .join('；'),
  },
  {
    key: 'excluded',
    title: words.excluded,
    cell: ({ excluded, answered }) =>
      answered === 0 ? reportWords.hidden : `${excluded}（${fixed((100 * excluded) / answered)}%）`,
    number: true,
  },
  {
    key: 'without',
    title: words.without,
    cell: ({ withoutAttribute }) => reportWords.countOf(withoutAttribute),
    number: true,
  },
  {
    key: 'deff',
    title: words.deff,
    cell: ({ satisfaction: { deff } }) => (deff === null ? '—' : deff.toFixed(2)),
    number: true,
  },
  { key: 'hash', title: words.hash, cell: (unit) => <code>{unit.inputHash.slice(0, 16)}</code> },
]

const formulasOf = ({ round }: Report): readonly string[] =>
  round.mode === 'open'
    ? [...words.formulas, words.modelInterval]
    : [...words.formulas, words.index, words.interval]

interface Props {
  readonly report: Report
  readonly open: boolean
  readonly close: () => void
}

/** 口径: how the figures on this page were computed, with this round's own versions and numbers. */
export function MethodDrawer({ report, open, close }: Props) {
  const { recipe, batch, units, round } = report
  const last = units
    .map(({ computedAt }) => computedAt)
    .toSorted()
    .at(-1)
  return (
    <Drawer open={open} onClose={close} title={words.title} size="min(880px, 100vw)">
      <ul>
        {formulasOf(report).map((formula) => (
          <li key={formula}>{formula}</li>
        ))}
      </ul>
      <dl className="facts">
        <dt>{words.recipe}</dt>
        <dd>{recipe === null ? words.noneDropped : words.recipeOf(recipe.id, recipe.version)}</dd>
        <dt>{words.batch}</dt>
        <dd>{batch === undefined ? words.noBatch : reportWords.batch(batch)}</dd>
        {round.custodians.length > 0 && (
          <>
            <dt>{words.custodians}</dt>
            <dd>{round.custodians.join('、')}</dd>
          </>
        )}
        {last !== undefined && (
          <>
            <dt>{words.computedAt}</dt>
            <dd>{minuteText(last)}</dd>
          </>
        )}
      </dl>
      <h2>{words.weights}</h2>
      <DataTable
        label={words.weights}
        rows={units}
        columns={columns}
        rowKey={(unit) => unit.unit}
      />
    </Drawer>
  )
}
