import { Failure } from '../../basics/failure.ts'
import { type Actor, systemActor, type Unit } from '../../organisation/index.ts'
import {
  type AssessmentResult,
  assess,
  type RankInterval,
  rankIntervals,
  rankPeers,
  type Scheme,
  type UnitSources,
} from '../../scoring/index.ts'
import type { Deps } from '../deps.ts'
import { inputHashOf, seedOf } from '../indices/index-record.ts'
import { type Assessment, type AssessmentList, assessmentHash } from './assessment.ts'
import { gatherSources, type UnionBallots, type YearInputs } from './gather.ts'

interface Candidate {
  readonly unit: Unit
  readonly list: AssessmentList
  readonly peerGroup: string
  readonly sources: UnitSources
  readonly result: AssessmentResult
}

const listOf = (unit: Unit): AssessmentList =>
  unit.assessor === 'federation' ? 'assessment' : 'reference'

/** The federation's own units are of different kinds: graded, compared with themselves, never ranked. */
const peersOf = (unit: Unit): string => `${listOf(unit)}:${unit.peerGroup ?? unit.kind}`

const figureOf = (source: UnitSources['meeting']) => {
  if (source.state === 'given') return { value: source.value, se: source.se }
  return source.state === 'refused' ? { value: 0, se: 0 } : null
}

function intervals(group: readonly Candidate[], scheme: Scheme, seed: string): RankInterval[] {
  return rankIntervals(
    group.flatMap(({ sources }) => {
      const value = sources.survey?.index.value
      if (value === null || value === undefined) return []
      return [
        {
          unit: sources.unit,
          sources: {
            survey: { value, se: sources.survey?.index.se ?? 0 },
            meeting: figureOf(sources.meeting),
            grassroots: figureOf(sources.grassroots),
            thirdParty: figureOf(sources.thirdParty),
            records: figureOf(sources.records),
          },
        },
      ]
    }),
    scheme,
    seed,
  )
}

function rankAll(candidates: readonly Candidate[], scheme: Scheme, seed: string) {
  const reference = candidates.filter(({ list }) => list === 'reference')
  const ranks = rankPeers(
    reference.map(({ result, peerGroup, sources }) => ({
      unit: result.unit,
      peerGroup,
      score: result.score.value,
      index: sources.survey?.index.value ?? null,
      rankable: result.score.showing.level === 'ranked',
    })),
  )
  const rankable = reference.filter(({ result }) =>
    ranks.some((rank) => rank.unit === result.unit && rank.rank !== null),
  )
  const groups = new Set(rankable.map(({ peerGroup }) => peerGroup))
  const ranges = [...groups].flatMap((group) =>
    intervals(
      rankable.filter(({ peerGroup }) => peerGroup === group),
      scheme,
      `${seed}:${group}`,
    ),
  )
  return (unit: string) => ({
    rank: ranks.find((rank) => rank.unit === unit) ?? { rank: null, of: 0, reason: 'own-unit' },
    interval: ranges.find((range) => range.unit === unit) ?? null,
  })
}

/**
 * Computes the year for every unit the poll covers: sources, W, N and C under the final-say rule, caps, grade, and
 * ranks inside peer groups of other units. A new revision is written only where an input has changed.
 * @throws `not-found` when no scheme of the year is published or the poll has no figures; `invalid` when a decided result
 * would change and no reason is given
 */
export async function computeAssessments(
  input: YearInputs & { readonly reason?: string | undefined },
  unions: readonly UnionBallots[],
  deps: Deps,
  actor: Actor = systemActor,
): Promise<{ readonly computed: number; readonly changed: number }> {
  const stored = await deps.schemes.inForce(input.year)
  if (stored === undefined) throw new Failure('not-found', `${input.year} 年还没有发布指标体系。`)
  const units = await deps.units.all()
  const gathered = await gatherSources(input, units, unions, deps)
  const candidates = gathered.flatMap((sources): Candidate[] => {
    const unit = units.find((each) => each.id === sources.unit)
    if (unit === undefined) return []
    const result = assess(stored.scheme, sources)
    return [{ unit, list: listOf(unit), peerGroup: peersOf(unit), sources, result }]
  })
  const yearHash = inputHashOf([stored.id, gathered])
  const seed = seedOf('scheme', stored.version, yearHash)
  const standing = rankAll(candidates, stored.scheme, seed)
  const before = await deps.assessments.ofYear(input.year)
  let changed = 0
  await deps.transaction(async () => {
    changed = 0
    for (const candidate of candidates) {
      const standingOf = standing(candidate.unit.id)
      const row = { ...rowOf(candidate, standingOf, stored.id, input, deps), seed }
      const last = before.find((each) => each.unit === candidate.unit.id)
      if (last?.inputHash === row.inputHash) continue
      if (last?.state === 'decided') mustSayWhy(input)
      await deps.assessments.insert({ ...row, revision: (last?.revision ?? 0) + 1 })
      changed += 1
    }
    if (changed > 0)
      await deps.audit.record({ actor, verb: 'assessment.compute', subject: String(input.year) })
  })
  return { computed: candidates.length, changed }
}

/** Both revisions of a decided result stay public with the reason (methodology 7, review). */
function mustSayWhy({
  year,
  reason,
}: {
  readonly year: number
  readonly reason?: string | undefined
}) {
  if ((reason ?? '') === '')
    throw new Failure('invalid', `${year} 年度的结果已经审定，重新试算要写明原因。`, {
      errors: [{ pointer: '/reason', detail: '请写明重新试算的原因。' }],
    })
}

function rowOf(
  { unit, list, peerGroup, sources, result }: Candidate,
  standing: Pick<Assessment['result'], 'rank' | 'interval'>,
  scheme: string,
  input: Parameters<typeof computeAssessments>[0],
  deps: Deps,
): Omit<Assessment, 'revision' | 'seed'> {
  const inputHash = assessmentHash({ scheme, inputs: { sources }, result: standing })
  return {
    id: deps.world.newId(),
    year: input.year,
    unit: unit.id,
    scheme,
    trial: result.trial,
    state: 'trial',
    inputs: {
      sources,
      rounds: [input.poll, ...(input.grassroots === undefined ? [] : [input.grassroots])],
      list,
      peerGroup,
    },
    result: { ...result, ...standing },
    inputHash,
    computedAt: deps.world.now(),
    ...(input.reason === undefined ? {} : { reason: input.reason }),
    demo: unit.demo,
  }
}
