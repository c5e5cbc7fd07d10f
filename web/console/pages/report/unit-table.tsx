import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { Figure } from '../../../../api/contract/figure.ts'
import { kindWords, reportWords as words } from '../../../words/console/report.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import {
  figuresIn,
  fixed,
  leading,
  type Report,
  type ReportUnit,
  rangeText,
  reasonsOf,
} from './figure-text.ts'

function FigureCell({ figure }: { readonly figure: Figure }) {
  if (figure.value === null) return <span className="quiet">{words.hidden}</span>
  return (
    <>
      {fixed(figure.value)}
      <small>{words.rangeOf(rangeText(figure), figure.n)}</small>
    </>
  )
}

function Verdict({ unit, open }: { readonly unit: ReportUnit; readonly open: boolean }) {
  const figure = leading(unit)
  if (open && figure.level !== 'hidden') return words.openOnly
  return (
    <>
      {words.verdicts[figure.level]}
      <small>{reasonsOf(figure).join('；')}</small>
    </>
  )
}

const percent = (share: number | null) =>
  share === null ? words.noDenominator : `${fixed(share * 100)}%`

const columnsOf = (report: Report): readonly Column<ReportUnit>[] => [
  {
    key: 'unit',
    title: words.unit,
    cell: (unit) => (
      <>
        {unit.name}
        <small>{kindWords[unit.kind] ?? unit.kind}</small>
      </>
    ),
    sort: (unit) => unit.name,
  },
  ...figuresIn(report).map((name) => ({
    key: name,
    title: words[name],
    cell: (unit: ReportUnit) => <FigureCell figure={unit[name]} />,
    sort: (unit: ReportUnit) => unit[name].value,
    number: true,
  })),
  {
    key: 'n',
    title: words.n,
    cell: (unit) => (unit.answered === 0 ? words.fewer : unit.answered),
    sort: (unit) => unit.answered,
    number: true,
  },
  {
    key: 'nEff',
    title: words.nEff,
    cell: (unit) => {
      const { nEff } = leading(unit)
      return nEff === null ? '—' : nEff.toFixed(0)
    },
    number: true,
  },
  {
    key: 'rate',
    title: words.responseRate,
    cell: (unit) => (unit.answered === 0 ? '—' : percent(unit.responseRate)),
    sort: (unit) => unit.responseRate,
    number: true,
  },
  {
    key: 'verdict',
    title: words.verdict,
    cell: (unit) => <Verdict unit={unit} open={report.round.mode === 'open'} />,
  },
]

/** Every unit with its figures and what they may be used for, filtered by kind and name. */
export function UnitTable({ report }: { readonly report: Report }) {
  const { units } = report
  const [kind, setKind] = useState('')
  const [name, setName] = useState('')
  const kinds = [...new Set(units.map((unit) => unit.kind))]
  const rows = units.filter(
    (unit) => (kind === '' || unit.kind === kind) && unit.name.includes(name.trim()),
  )
  const reset = () => {
    setKind('')
    setName('')
  }
  return (
    <section aria-labelledby="units-title">
      <h2 id="units-title">{words.table}</h2>
      {units.length > 1 && (
        <div className="filters">
          <div>
            <label htmlFor="filter-kind">{words.filterKind}</label>
            <Select
              id="filter-kind"
              value={kind}
              onChange={setKind}
              style={{ width: 160 }}
              options={[
                { value: '', label: words.all },
                ...kinds.map((each) => ({ value: each, label: kindWords[each] ?? each })),
              ]}
            />
          </div>
          <div>
            <label htmlFor="filter-name">{words.filterName}</label>
            <Input
              id="filter-name"
              value={name}
              onChange={({ target }) => setName(target.value)}
              style={{ width: 200 }}
            />
          </div>
          <Button onClick={reset}>{words.reset}</Button>
          <span role="status">{words.filtered(rows.length, units.length)}</span>
        </div>
      )}
      {rows.length === 0 ? (
        <p>{words.nothingFound}</p>
      ) : (
        <DataTable
          label={words.table}
          rows={rows}
          columns={columnsOf(report)}
          rowKey={(unit) => unit.unit}
          quiet={(unit) => leading(unit).level === 'shown'}
        />
      )}
    </section>
  )
}
