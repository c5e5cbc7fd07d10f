import type { Showing, ShowingReason, ShownIndex } from '../estimate.ts'
import type { Figure } from '../numbers.ts'
import { tInterval } from '../uncertainty/t-interval.ts'
import type { FiredCap } from './caps.ts'
import { firedCaps } from './caps.ts'
import { checkScheme } from './check-scheme.ts'
import type { FinalSay } from './final-say.ts'
import { finalSay } from './final-say.ts'
import { gradeOf, lowerGrade } from './grade.ts'
import type { Channel, Grade, Scheme } from './scheme.ts'
import type { Lowering, Source, SurveySource, UnitSources } from './sources.ts'

/** One source as it entered the result. */
export interface UsedSource {
  readonly state: 'given' | 'missing' | 'refused'
  /** 0 for a refused source, null for a missing one. */
  readonly value: Figure
  readonly se: Figure
  readonly n: number
  readonly reason?: string
  /** Share in the scheme. */
  readonly weight: number
  /** Share in this result, after missing sources; null when the unit is not rated. */
  readonly effectiveWeight: Figure
}

export interface AssessmentResult {
  readonly unit: string
  readonly scheme: { readonly id: string; readonly version: number }
  readonly trial: boolean
  /** `not-rated` is 暂不定等次: no C, no grade, no rank. */
  readonly status: 'rated' | 'not-rated'
  /** Why it is not rated, or not ranked. */
  readonly reasons: readonly (ShowingReason | 'survey-missing')[]
  readonly sources: Readonly<Record<Channel, UsedSource>>
  readonly finalSay: FinalSay | null
  /** C with its interval and the verdict whether it may be ranked; value null when not rated. */
  readonly score: ShownIndex
  readonly gradeByScore: Grade | null
  /** Every cap that fired, with its numbers. */
  readonly caps: readonly FiredCap[]
  /** The computed grade after caps. */
  readonly grade: Grade | null
  /** 一票否决, shown beside the computed grade, never replacing it. */
  readonly lowering: Lowering | null
}

/** What the assessment needs of the showing rule and the recipe. */
export interface AssessOptions {
  readonly confidence: number
  /** Largest half-width of C's interval that may be ranked, points. */
  readonly widestRanked: number
}

const officialOptions: AssessOptions = { confidence: 0.95, widestRanked: 7 }

/**
 * The yearly assessment of one unit: W, N and C under the final-say rule, grade, caps and whether it may be ranked.
 *
 * Missing sources: survey missing or not ratable: not rated, never imputed. Meeting or grassroots missing: their weight stays in the
 * group. Third party or records missing: the other alone. A refused source counts 0. No way to raise a grade exists.
 *
 * @throws RangeError when the scheme breaks a constraint, or a lowering names no item of the closed list
 * Source: methodology section 7.
 */
export function assess(
  scheme: Scheme,
  sources: UnitSources,
  options: AssessOptions = officialOptions,
): AssessmentResult {
  guard(scheme, sources)
  const { survey } = sources
  const shared = {
    unit: sources.unit,
    scheme: { id: scheme.id, version: scheme.version },
    trial: scheme.trial,
    caps: firedCaps(evidenceOf(survey), sources.duties, scheme.caps),
    lowering: sources.lowering ?? null,
  }
  if (!survey || !isRatable(survey) || survey.index.value === null) {
    return { ...shared, ...notRated(scheme, sources) }
  }
  const used = usedSources(scheme, sources)
  const result = finalSay(
    {
      survey: used.survey.value,
      meeting: used.meeting.value,
      grassroots: used.grassroots.value,
      thirdParty: used.thirdParty.value,
      records: used.records.value,
    },
    scheme,
  )
  const score = finalScore(result, used, survey, options)
  const gradeByScore = gradeOf(result.C, scheme.bands)
  return {
    ...shared,
    status: 'rated',
    reasons: score.showing.reasons,
    sources: withEffective(used, result),
    finalSay: result,
    score,
    gradeByScore,
    grade: shared.caps.reduce((grade, cap) => lowerGrade(grade, cap.atMost), gradeByScore),
  }
}

function guard(scheme: Scheme, { lowering }: UnitSources): void {
  const violations = checkScheme(scheme)
  if (violations.length > 0) {
    throw new RangeError(`assess: the scheme breaks ${violations.map((v) => v.code).join(', ')}`)
  }
  if (lowering && !scheme.loweringItems.includes(lowering.item)) {
    throw new RangeError('assess: a grade is lowered only by an item of the closed list')
  }
}

function isRatable({ index, satisfaction }: SurveySource): boolean {
  const level = index.showing.level
  return (level === 'rated' || level === 'ranked') && satisfaction.value !== null
}

function evidenceOf(survey: SurveySource | null) {
  if (!survey || survey.satisfaction.value === null || !survey.satisfactionBounds) return null
  return { value: survey.satisfaction.value, ...survey.satisfactionBounds }
}

function usedSources(scheme: Scheme, sources: UnitSources): Record<Channel, UsedSource> {
  const total = Object.values(scheme.weights).reduce((sum, weight) => sum + weight, 0)
  const weightOf = (channel: Channel) => ({
    weight: scheme.weights[channel] / total,
    effectiveWeight: null,
  })
  const index = sources.survey?.index
  const other = (channel: Exclude<Channel, 'survey'>): UsedSource => ({
    ...usedSource(sources[channel]),
    ...weightOf(channel),
  })
  return {
    survey: {
      state: index && index.value !== null ? 'given' : 'missing',
      value: index?.value ?? null,
      se: index?.se ?? null,
      n: index?.n ?? 0,
      ...weightOf('survey'),
    },
    meeting: other('meeting'),
    grassroots: other('grassroots'),
    thirdParty: other('thirdParty'),
    records: other('records'),
  }
}

function usedSource(source: Source): Pick<UsedSource, 'state' | 'value' | 'se' | 'n' | 'reason'> {
  if (source.state === 'given') return source
  const { state, reason } = source
  // A unit cannot gain by a source it blocked: refusal counts 0, an outside reason counts as missing.
  return state === 'refused'
    ? { state, value: 0, se: 0, n: 0, reason }
    : { state, value: null, se: null, n: 0, reason }
}

function withEffective(used: Record<Channel, UsedSource>, { effective }: FinalSay) {
  const put = (channel: Channel) => ({ ...used[channel], effectiveWeight: effective[channel] })
  return {
    survey: put('survey'),
    meeting: put('meeting'),
    grassroots: put('grassroots'),
    thirdParty: put('thirdParty'),
    records: put('records'),
  }
}

function notRated(scheme: Scheme, sources: UnitSources) {
  const index = sources.survey?.index
  const verdict: Showing = { level: 'hidden', reasons: index?.showing.reasons ?? [] }
  const reasons =
    index && index.showing.reasons.length > 0
      ? index.showing.reasons
      : (['survey-missing'] as const)
  const none = { value: null, se: null, lower: null, upper: null, nEff: null, deff: null, df: 0 }
  return {
    status: 'not-rated' as const,
    reasons,
    sources: usedSources(scheme, sources),
    finalSay: null,
    score: { ...none, n: index?.n ?? 0, reason: 'part-missing' as const, showing: verdict },
    gradeByScore: null,
    grade: null,
  }
}

/** C as a figure: where the clamp holds, the other group moves nothing, so only W's error is left. */
function finalScore(
  result: FinalSay,
  used: Record<Channel, UsedSource>,
  survey: SurveySource,
  options: AssessOptions,
): ShownIndex {
  const otherShare = result.effective.thirdParty + result.effective.records
  const variance = Object.entries(result.effective).reduce((sum, [channel, share]) => {
    const isOther = channel === 'thirdParty' || channel === 'records'
    const slope = result.clamped ? (isOther ? 0 : share / (1 - otherShare)) : share
    const se = Object.entries(used).find(([name]) => name === channel)?.[1].se ?? 0
    return sum + (slope * se) ** 2
  }, 0)
  const se = Math.sqrt(variance)
  const { df, n, nEff, deff } = survey.index
  const { lower, upper } = tInterval(result.C, se, df, options.confidence)
  const halfWidth = lower === null || upper === null ? null : (upper - lower) / 2
  const cut = (bound: Figure) => (bound === null ? null : Math.min(100, Math.max(0, bound)))
  const verdict = finalShowing(survey.index.showing, halfWidth, options)
  return {
    value: result.C,
    se,
    lower: cut(lower),
    upper: cut(upper),
    n,
    nEff,
    deff,
    df,
    showing: verdict,
  }
}

function finalShowing(unit: Showing, halfWidth: Figure, options: AssessOptions): Showing {
  const kept = unit.reasons.filter((reason) => reason.code !== 'not-assessed-yet')
  const narrow = halfWidth !== null && halfWidth <= options.widestRanked
  const wide: ShowingReason = {
    code: 'wide-final-interval',
    bars: 'ranked',
    actual: halfWidth,
    limit: options.widestRanked,
  }
  const reasons = narrow ? kept : [...kept, wide]
  return { level: reasons.some((reason) => reason.bars === 'ranked') ? 'rated' : 'ranked', reasons }
}
