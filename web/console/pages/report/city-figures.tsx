import { reportWords as words } from '../../../words/console/report.ts'
import { figuresIn, fixed, type Report } from './figure-text.ts'

/** The four figures with their intervals: the city's, or the own unit's where a reader sees only that. */
export function CityFigures({ report }: { readonly report: Report }) {
  const { city, units, round } = report
  const range = round.mode === 'open' ? words.rangeModel : words.range95
  const [only] = units
  const own = units.length === 1 ? only : undefined
  const shown = own ?? city
  if (shown === null) return null
  return (
    <section aria-label={own === undefined ? words.city : own.name}>
      <ul className="figures">
        {figuresIn(report).map((name) => {
          const { value, lower, upper, n } = shown[name]
          return (
            <li key={name} className="panel">
              <span>{words[name]}</span>
              <strong className="figure">{value === null ? words.hidden : fixed(value)}</strong>
              <small>
                {value === null || lower === null || upper === null
                  ? ''
                  : words.rangeOf(range(fixed(lower), fixed(upper)), n)}
              </small>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
