import { reportWords as words } from '../../../words/console/report.ts'
import { figuresIn, leading, type Report, withError } from './figure-text.ts'

const levelOf = (unit: Report['units'][number]) => leading(unit).level

/** What a reader should take away, in sentences. */
export function Summary({ report }: { readonly report: Report }) {
  const { city, units, round } = report
  const names = figuresIn(report)
  const figures =
    city === null
      ? []
      : names
          .filter((name) => city[name].value !== null)
          .map((name) => `${words[name]} ${withError(city[name])}`)
  const hidden = units.filter((unit) => levelOf(unit) === 'hidden').length
  const listed = units.filter((unit) => levelOf(unit) === 'shown').length
  const [only] = units
  return (
    <section className="panel" aria-label={words.title}>
      {figures.length > 0 && <p className="lead">{words.summaryCity(figures.join('，'))}</p>}
      {units.length === 1 && only !== undefined ? (
        <p className="lead">
          {`${only.name}：${names.map((name) => `${words[name]} ${withError(only[name])}`).join('，')}。`}
        </p>
      ) : (
        <p>{words.summaryUnits(units.length, hidden, listed)}</p>
      )}
      <p className="quiet">{round.mode === 'open' ? words.modelInterval : words.interval}</p>
    </section>
  )
}
