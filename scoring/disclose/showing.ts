import type { Estimate, Showing, ShowingReason, ShownIndex } from '../estimate.ts'
import type { Figure } from '../numbers.ts'
import type { ShowingRules } from '../recipe.ts'

/** What the showing rule looks at. */
export interface ShowingFacts {
  readonly n: number
  readonly nEff: Figure
  readonly deff: Figure
  /** Half-width of satisfaction's 95 % interval; null when there is none. Left out where satisfaction is not asked. */
  readonly satisfactionHalfWidth?: Figure
  /** 0 when no register stands behind the answers. */
  readonly frameSize: number
  /** Answered of invited; null when nobody was invited by name. */
  readonly responseRate: Figure
  readonly sampling: 'open' | 'census' | 'lot'
  readonly excludedShare: number
  readonly inquiryClosed: boolean
  /** Half-width of the final score C; left out before the assessment. */
  readonly finalHalfWidth?: Figure
}

/**
 * May a unit's figures be shown, may the unit be rated, may it be ranked? All rules of a level must hold; every rule that does not
 * is listed with its numbers.
 *
 * A frame of at most 50 is asked as a census: with 60 % response and 10 answers the minimum sizes for rating are waived,
 * since there is hardly anybody left to be wrong about.
 *
 * Source: methodology section 5, "Minimum n", section 3 (excluded share) and section 11 (k = 10).
 */
export function showing(facts: ShowingFacts, rules: ShowingRules): Showing {
  const reasons = [
    ...shownReasons(facts, rules),
    ...ratedReasons(facts, rules),
    ...rankedReasons(facts, rules),
  ]
  const bars = (level: ShowingReason['bars']) => reasons.some((reason) => reason.bars === level)
  const level = bars('shown')
    ? 'hidden'
    : bars('rated')
      ? 'shown'
      : bars('ranked')
        ? 'rated'
        : 'ranked'
  return { level, reasons }
}

function shownReasons({ n }: ShowingFacts, rules: ShowingRules): ShowingReason[] {
  return n >= rules.leastShown
    ? []
    : [{ code: 'few-respondents', bars: 'shown', actual: n, limit: rules.leastShown }]
}

function ratedReasons(facts: ShowingFacts, rules: ShowingRules): ShowingReason[] {
  const reasons: ShowingReason[] = []
  const bar = (code: ShowingReason['code'], actual: Figure, limit: number) =>
    reasons.push({ code, bars: 'rated', actual, limit })
  if (!isSmallCensus(facts, rules)) {
    if (facts.n < rules.leastRated) bar('few-respondents', facts.n, rules.leastRated)
    if (!((facts.nEff ?? 0) >= rules.leastEffective)) {
      bar('few-effective-respondents', facts.nEff, rules.leastEffective)
    }
    responseReasons(facts, rules, bar)
  }
  const halfWidth = facts.satisfactionHalfWidth
  if (halfWidth !== undefined && !(halfWidth !== null && halfWidth <= rules.widestRated)) {
    bar('wide-satisfaction-interval', halfWidth, rules.widestRated)
  }
  if (facts.excludedShare > rules.largestExcluded && !facts.inquiryClosed) {
    bar('many-excluded', facts.excludedShare, rules.largestExcluded)
  }
  return reasons
}

function isSmallCensus(facts: ShowingFacts, rules: ShowingRules): boolean {
  const small = facts.frameSize > 0 && facts.frameSize <= rules.smallFrame
  return (
    small && facts.sampling === 'census' && (facts.responseRate ?? 0) >= rules.smallFrameResponse
  )
}

function responseReasons(
  facts: ShowingFacts,
  rules: ShowingRules,
  bar: (code: ShowingReason['code'], actual: Figure, limit: number) => void,
): void {
  // A small frame that is not a sufficient census falls under its own, higher bar.
  const small = facts.frameSize > 0 && facts.frameSize <= rules.smallFrame
  const limit = small ? rules.smallFrameResponse : rules.lowestResponseRated
  if (facts.responseRate === null) bar('unknown-response', null, limit)
  else if (facts.responseRate < limit) bar('low-response', facts.responseRate, limit)
}

function rankedReasons(facts: ShowingFacts, rules: ShowingRules): ShowingReason[] {
  const reasons: ShowingReason[] = []
  const bar = (code: ShowingReason['code'], actual: Figure, limit: number) =>
    reasons.push({ code, bars: 'ranked', actual, limit })
  const response = facts.responseRate
  if (
    response !== null &&
    facts.frameSize > rules.smallFrame &&
    response < rules.lowestResponseRanked
  ) {
    bar('low-response', response, rules.lowestResponseRanked)
  }
  if (!((facts.deff ?? 0) <= rules.largestDeffRanked)) {
    bar('high-design-effect', facts.deff, rules.largestDeffRanked)
  }
  const halfWidth = facts.finalHalfWidth
  if (halfWidth === undefined) bar('not-assessed-yet', null, rules.widestRanked)
  else if (!(halfWidth !== null && halfWidth <= rules.widestRanked)) {
    bar('wide-final-interval', halfWidth, rules.widestRanked)
  }
  return reasons
}

/**
 * Puts the verdict on a figure. Its own count decides too: a figure on fewer than k respondents is hidden whatever the unit may
 * show, and a hidden figure has no value left in it.
 *
 * @param k respondents a published figure needs
 */
export function shown(estimate: Estimate, verdict: Showing, k: number): ShownIndex {
  const tooFew = estimate.n < k
  if (!tooFew && verdict.level !== 'hidden') return { ...estimate, showing: verdict }
  const few: ShowingReason = {
    code: 'few-respondents',
    bars: 'shown',
    actual: estimate.n,
    limit: k,
  }
  const reasons = tooFew && verdict.level !== 'hidden' ? [few, ...verdict.reasons] : verdict.reasons
  const empty = { value: null, se: null, lower: null, upper: null, nEff: null, deff: null }
  const reason = estimate.reason === 'not-asked' ? 'not-asked' : ('fewer-than-minimum' as const)
  return { ...empty, n: estimate.n, df: estimate.df, reason, showing: { level: 'hidden', reasons } }
}
