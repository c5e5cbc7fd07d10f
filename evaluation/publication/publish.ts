import { addDays, dayOf } from '../../basics/days.ts'
import { Failure } from '../../basics/failure.ts'
import type { Actor } from '../../organisation/index.ts'
import type { ShownIndex, UnitResult } from '../../scoring/index.ts'
import type { Deps } from '../deps.ts'
import { inputHashOf, isUnitResult } from '../indices/index-record.ts'
import type { Publication, PublicationBody, PublishedFigure, PublishedUnit } from './publication.ts'

/** 公示: seven calendar days hold at least the five working days of the rule in any ordinary week. */
const objectionDays = 7

/** What is published of a round, beside its figures. */
export interface PublishedRound
  extends Pick<
    PublicationBody,
    'mode' | 'opensAt' | 'closesAt' | 'custodians' | 'manifestHash' | 'checkWords'
  > {
  readonly id: string
  readonly title: string
  readonly demo: boolean
}

/** Hidden figures are printed as nothing at all, for every reader: what is public is public. */
const printed = (figure: ShownIndex): PublishedFigure =>
  figure.showing.level === 'hidden' || figure.n < 10
    ? { value: null, lower: null, upper: null, n: figure.n < 10 ? 0 : figure.n }
    : { value: figure.value, lower: figure.lower, upper: figure.upper, n: figure.n }

const three = (
  figures: Pick<UnitResult['figures'], 'awareness' | 'participation' | 'satisfaction'>,
) => ({
  awareness: printed(figures.awareness),
  participation: printed(figures.participation),
  satisfaction: printed(figures.satisfaction),
})

/**
 * Seals a round's report for the public: computed figures only, as they stand now, under a hash that changes with any
 * of them. A later publication of the round stands beside this one.
 * @throws `not-found` while the round has no figures
 */
export async function publishRound(
  round: PublishedRound,
  kind: Publication['kind'],
  actor: Actor,
  deps: Deps,
): Promise<Publication> {
  const records = await deps.indices.ofRound(round.id)
  if (records.length === 0) throw new Failure('not-found', '这一期还没有算出指数，不能公示。')
  const names = new Map((await deps.units.all()).map((unit) => [unit.id, unit.shortName]))
  const units = records.flatMap(({ result, unit }): PublishedUnit[] => {
    if (!isUnitResult(result) || unit === undefined) return []
    return [
      {
        unit,
        name: names.get(unit) ?? unit,
        ...three(result.figures),
        invited: result.invited,
        answered: result.answered < 10 ? 0 : result.answered,
        excluded: result.excluded,
        listedOnly: result.showing.level === 'hidden' || result.showing.level === 'shown',
      },
    ]
  })
  const city = records.find((record) => !isUnitResult(record.result))?.result
  const { id, title, demo, ...said } = round
  const body: PublicationBody = {
    ...said,
    batch: records.find((record) => record.batch !== undefined)?.batch,
    recipe: `${records[0]?.recipe ?? ''} v${records[0]?.recipeVersion ?? 0}`,
    city: city !== undefined && !isUnitResult(city) ? three(city.figures) : undefined,
    units: units.toSorted((a, b) => a.unit.localeCompare(b.unit)),
  }
  const publishedAt = deps.world.now()
  const publication: Publication = {
    id: deps.world.newId(),
    kind,
    title,
    round: id,
    body,
    hash: inputHashOf(body),
    publishedAt,
    ...(kind === 'objection'
      ? { objectionsUntil: addDays(dayOf(publishedAt), objectionDays) }
      : {}),
    demo,
  }
  await deps.transaction(async () => {
    await deps.publications.insert(publication)
    await deps.audit.record({ actor, verb: 'publication.publish', subject: publication.id })
  })
  return publication
}
