import { reportWords as words } from '../../../words/console/report.ts'
import { figureNames, fixed, type Report } from './figure-text.ts'

/** The four figures with their intervals: the city's, or the own unit's where a reader sees only that. */
export function CityFigures({ report }: { readonly report: Report }) {
  const { city, units } = report
  const [only] = units
  const own = units.length === 1 ? only : undefined
  const shown = own ?? city
  if (shown === null) return null
  return (
    <section aria-label={own === undefined ? words.city : own.name}>
      <ul className="figures">
        {figureNames.map((name) => {
          const { value, lower, upper } = shown[name]
          return (
            <li key={name} className="panel">
              <span>{words[name]}</span>
              <strong className="figure">{value === null ? words.hidden : fixed(value)}</strong>
              <small>
                {value === null || lower === null || upper === null
                  ? ''
                  : words.range95(fixed(lower), fixed(upper))}
              </small>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
