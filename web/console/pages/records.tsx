import { useQuery } from '@tanstack/react-query'
import { Empty, InputNumber, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { listRecords } from '../../../api/contract/record.ts'
import { recordWords as words } from '../../words/console/record.ts'
import { call } from '../data/call.ts'
import { Answered } from '../parts/answered.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useUnits } from '../parts/use-unit-names.ts'
import { DemoStrip } from '../shell/demo-strip.tsx'
import { hasRole, useMe } from '../shell/session.ts'
import { Absences } from './record/absences.tsx'
import { Indicators } from './record/indicators.tsx'
import { Interferences } from './record/interferences.tsx'

interface Choice {
  readonly year: number
  readonly unit: string
}

/** Who answers for figures; whoever only enters records sees no confirmed breaches. */
const readers = ['federation-admin', 'federation-reader', 'analyst', 'lead', 'unit-manager']

function UnitRecords({ year, unit }: Choice) {
  const mayRead = hasRole(useMe().data, ...readers)
  const records = useQuery({
    queryKey: ['records', year],
    queryFn: () => call(listRecords, { params: { year } }),
  })
  return (
    <Answered query={records}>
      {(list) => (
        <>
          <Indicators
            year={year}
            unit={unit}
            indicators={list.indicators}
            records={list.records.filter((row) => row.unit === unit)}
          />
          <Absences
            year={year}
            unit={unit}
            absences={list.absences.filter((row) => row.unit === unit)}
          />
          {mayRead && <Interferences year={year} unit={unit} />}
        </>
      )}
    </Answered>
  )
}

/** The work records of a unit and year, and why a source of its assessment is missing. */
export function RecordsPage() {
  const units = useUnits()
  const [search, setSearch] = useSearchParams()
  const year = Number(search.get('year') ?? new Date().getFullYear())
  return (
    <>
      <PageHead title={words.title} />
      <p>{words.guide}</p>
      <Answered query={units}>
        {({ units: list }) => {
          const unit = search.get('unit') ?? list[0]?.id
          if (unit === undefined) return <Empty description={words.noUnits} />
          const show = (next: Partial<Choice>) => {
            const chosen = { year, unit, ...next }
            setSearch({ year: String(chosen.year), unit: chosen.unit }, { replace: true })
          }
          return (
            <>
              <div className="filters">
                <div>
                  <label htmlFor="record-year">{words.year}</label>
                  <InputNumber
                    id="record-year"
                    min={2000}
                    max={2100}
                    precision={0}
                    value={year}
                    onChange={(next) => next !== null && next >= 2000 && show({ year: next })}
                  />
                </div>
                <div>
                  <label htmlFor="record-unit">{words.unit}</label>
                  <Select
                    id="record-unit"
                    showSearch={{ optionFilterProp: 'label' }}
                    style={{ width: 240 }}
                    value={unit}
                    options={list.map(({ id, shortName }) => ({ value: id, label: shortName }))}
                    onChange={(next: string) => show({ unit: next })}
                  />
                </div>
              </div>
              <DemoStrip shown={list.some(({ id, demo }) => id === unit && demo)} />
              <UnitRecords year={year} unit={unit} />
            </>
          )
        }}
      </Answered>
    </>
  )
}
