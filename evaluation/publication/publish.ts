import { addDays, dayOf } from '../../basics/days.ts'
import { Failure } from '../../basics/failure.ts'
import type { Actor } from '../../organisation/index.ts'
import type { ShownIndex, UnitResult } from '../../scoring/index.ts'
import type { Deps } from '../deps.ts'
import { mustHaveEnded } from '../indices/ended.ts'
import { isUnitResult } from '../indices/index-record.ts'
import {
  type Publication,
  type PublicationBody,
  type PublishedFigure,
  type PublishedUnit,
  publicationHash,
} from './publication.ts'

/** 公示: seven calendar days hold at least the five working days of the rule in any ordinary week. */
const objectionDays = 7

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
 * @throws `not-found` while the round has no figures, `conflict` while answers still come in
 */
export async function publishRound(
  roundId: string,
  kind: Publication['kind'],
  actor: Actor,
  deps: Deps,
): Promise<Publication> {
  const round = await deps.rounds.find(roundId)
  if (round === undefined) throw new Failure('not-found', '没有这个期次。')
  mustHaveEnded(round)
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
  const city = records.map(({ result }) => result).find((result) => !isUnitResult(result))
  const batches = records.flatMap((record) => record.batch ?? [])
  const { id, title, demo, mode, manifestHash, checkWords } = round
  // What is not there has no key: the database would bring it back as null, and the hash would differ.
  const body: PublicationBody = {
    mode,
    opensAt: round.opensAt.toISOString(),
    closesAt: round.closesAt.toISOString(),
    custodians: round.issuers.map(({ name }) => name),
    ...(manifestHash === undefined ? {} : { manifestHash }),
    ...(checkWords === undefined ? {} : { checkWords }),
    ...(batches.length === 0 ? {} : { batch: Math.max(...batches) }),
    recipe: `${records[0]?.recipe ?? ''} v${records[0]?.recipeVersion ?? 0}`,
    ...(city !== undefined && !isUnitResult(city) ? { city: three(city.figures) } : {}),
    units: units.toSorted((a, b) => a.unit.localeCompare(b.unit)),
  }
  const publishedAt = deps.world.now()
  const publication: Publication = {
    id: deps.world.newId(),
    kind,
    title,
    round: id,
    body,
    hash: publicationHash(body),
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
