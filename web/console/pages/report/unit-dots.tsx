import { Button, Grid, Radio } from 'antd'
import { useMemo, useState } from 'react'
import { reportWords as words } from '../../../words/console/report.ts'
import { Chart } from '../../charts/chart.tsx'
import { type Dot, dotPlotHeight, dotPlotOption } from '../../charts/dot-plot-option.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { apartSentences } from './apart.ts'
import {
  type FigureName,
  figureNames,
  figuresIn,
  fixed,
  leading,
  type Report,
} from './figure-text.ts'

const dotsOf = (report: Report, name: FigureName): Dot[] =>
  report.units
    .flatMap((unit): Dot[] => {
      const { value, lower, upper, se, n } = unit[name]
      if (value === null || lower === null || upper === null || se === null) return []
      const { level } = leading(unit)
      return [{ name: unit.name, value, lower, upper, se, n, quiet: level === 'shown' }]
    })
    .toSorted((a, b) => b.value - a.value)

function describe(figure: string, dots: readonly Dot[]): string {
  const [high] = dots
  const low = dots.at(-1)
  if (high === undefined || low === undefined) return words.nothingToDraw
  if (dots.length === 1) return words.describeOne(figure, high.name, fixed(high.value))
  return words.describe(
    figure,
    dots.length,
    fixed(low.value),
    low.name,
    fixed(high.value),
    high.name,
  )
}

const columns: readonly Column<Dot>[] = [
  { key: 'name', title: words.unit, cell: (dot) => dot.name },
  { key: 'value', title: words.value, cell: (dot) => fixed(dot.value), number: true },
  { key: 'lower', title: words.lower, cell: (dot) => fixed(dot.lower), number: true },
  { key: 'upper', title: words.upper, cell: (dot) => fixed(dot.upper), number: true },
  { key: 'n', title: words.n, cell: (dot) => dot.n, number: true },
]

function Apart({ dots }: { readonly dots: readonly Dot[] }) {
  const sentences = apartSentences(dots)
  const [only] = sentences
  if (only === undefined) return null
  if (sentences.length === 1) return <p>{only}</p>
  return (
    <details>
      <summary>{words.apart}</summary>
      <p className="quiet">{words.apartRule}</p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  )
}

/** Points with whiskers, the same numbers as a table, and what cannot be told apart. */
export function UnitDots({ report }: { readonly report: Report }) {
  const [name, setName] = useState<FigureName>('satisfaction')
  const [table, setTable] = useState(false)
  const narrow = Grid.useBreakpoint().md === false
  const dots = useMemo(() => dotsOf(report, name), [report, name])
  const city = report.city?.[name].value ?? null
  const option = useMemo(
    () =>
      dotPlotOption({
        dots,
        narrow,
        reference: city === null ? undefined : { value: city, label: words.reference(fixed(city)) },
      }),
    [dots, narrow, city],
  )
  return (
    <section className="panel" aria-labelledby="dots-title">
      <div className="page-head-line">
        <h2 id="dots-title">{words.chartOf(words[name])}</h2>
        <Button aria-expanded={table} onClick={() => setTable(!table)}>
          {table ? words.hideTable : words.showTable}
        </Button>
      </div>
      <Radio.Group
        aria-label={words.figureToDraw}
        optionType="button"
        value={name}
        onChange={({ target }) =>
          setName(figureNames.find((each) => each === target.value) ?? name)
        }
        options={figuresIn(report).map((each) => ({ value: each, label: words[each] }))}
      />
      {dots.length === 0 ? (
        <p>{words.nothingToDraw}</p>
      ) : (
        <Chart
          option={option}
          height={dotPlotHeight(dots.length)}
          description={describe(words[name], dots)}
        />
      )}
      {table && (
        <DataTable
          label={words.chartOf(words[name])}
          rows={dots}
          columns={columns}
          rowKey={(dot) => dot.name}
        />
      )}
      <Apart dots={dots} />
    </section>
  )
}
