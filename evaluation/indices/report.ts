import { Failure } from '../../basics/failure.ts'
import { type Actor, hasRole, seesUnit } from '../../organisation/index.ts'
import type { ShownIndex, UnitResult } from '../../scoring/index.ts'
import type { Deps } from '../deps.ts'
import { cityStyle, type IndexRecord, isUnitResult } from './index-record.ts'

/** Below this many answers a figure is hidden from everybody but analysts, who see from five on. */
const leastForAnalysts = 5

/** A unit's record with the figures this reader may see; the rest are gone, not greyed. */
export interface ReportUnit {
  readonly record: IndexRecord
  readonly result: UnitResult
}

export interface Report {
  readonly units: readonly ReportUnit[]
  readonly city: IndexRecord | undefined
}

const blank = (figure: ShownIndex): ShownIndex => ({
  ...figure,
  value: null,
  se: null,
  lower: null,
  upper: null,
})

/** The showing rule once more at the door: whatever a record holds, a hidden figure does not leave. */
const visible = (figure: ShownIndex, least: number): ShownIndex =>
  figure.showing.level === 'hidden' || figure.n < least ? blank(figure) : figure

const mapFigures = (
  figures: UnitResult['figures'],
  change: (figure: ShownIndex) => ShownIndex,
): UnitResult['figures'] => ({
  awareness: change(figures.awareness),
  participation: change(figures.participation),
  satisfaction: change(figures.satisfaction),
  index: change(figures.index),
  reached: change(figures.reached),
  topTwo: change(figures.topTwo),
  foil: change(figures.foil),
})

/** Answers over an open link make no V, whoever reads (ballot.md): anybody with the link can answer. */
const withoutIndexWhenOpen = <Figures extends { readonly index: ShownIndex }>(
  { mode }: IndexRecord,
  figures: Figures,
): Figures => (mode === 'open' ? { ...figures, index: blank(figures.index) } : figures)

/** Ids of the rounds with figures this reader may see: a unit manager those of the own unit. */
export async function roundsWithFigures(actor: Actor, deps: Deps): Promise<string[]> {
  if (hasRole(actor, 'federation-admin', 'federation-reader', 'analyst', 'lead'))
    return deps.indices.rounds()
  return deps.indices.rounds(actor.grants.flatMap(({ unit }) => unit ?? []))
}

/**
 * A round's figures as this reader may see them: a unit manager only the own unit.
 * @throws Failure `not-found` to a unit manager whose unit has no figures in this round
 */
export async function readReport(round: string, actor: Actor, deps: Deps): Promise<Report> {
  const least = hasRole(actor, 'analyst') ? leastForAnalysts : 10
  const records = await deps.indices.ofRound(round)
  const units = records.flatMap((record): ReportUnit[] => {
    const { result, unit } = record
    if (!isUnitResult(result) || (unit !== undefined && !seesUnit(actor, unit))) return []
    if (unit === undefined && !hasRole(actor, 'federation-admin', 'federation-reader', 'analyst'))
      return []
    const show = (figure: ShownIndex) => visible(figure, least)
    const shown = (figures: UnitResult['figures']) =>
      withoutIndexWhenOpen(record, mapFigures(figures, show))
    return [
      {
        record,
        result: {
          ...result,
          figures: shown(result.figures),
          unweighted: shown(result.unweighted),
          withoutExclusion: shown(result.withoutExclusion),
        },
      },
    ]
  })
  if (
    units.length === 0 &&
    !hasRole(actor, 'federation-admin', 'federation-reader', 'analyst', 'lead')
  )
    throw new Failure('not-found', '没有这个期次。')
  const city = records.find((record) => record.style === cityStyle)
  if (city === undefined || isUnitResult(city.result)) return { units, city: undefined }
  const { result } = city
  const figures = withoutIndexWhenOpen(city, result.figures)
  return { units, city: { ...city, result: { ...result, figures } } }
}
