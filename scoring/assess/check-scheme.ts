import type { Scheme } from './scheme.ts'

/** One constraint of the final say that a scheme breaks: where, what it has and what it needs. */
export interface SchemeViolation {
  readonly code:
    | 'weight-not-positive'
    | 'final-say-share'
    | 'survey-share'
    | 'survey-and-meeting-share'
    | 'grassroots-share'
    | 'bands-not-descending'
    | 'clamp-not-positive'
    | 'clamp-above-limit'
    | 'clamp-above-half-band'
    | 'cap-off-scale'
  /** JSON pointer into the scheme. */
  readonly pointer: string
  readonly actual: number
  readonly limit: number
}

/** The constraints themselves: shares of all weights, and the largest clamp. */
export const schemeLimits = {
  finalSay: 0.6,
  survey: 0.4,
  surveyAndMeeting: 0.5,
  grassroots: 0.15,
  clamp: 5,
} as const

/**
 * Checks that a scheme leaves the final say with the workers. An empty list means the guarantees G1 to G6 hold for every unit and
 * every result.
 *
 * @returns every violation, not only the first
 * Source: methodology section 7.
 */
export function checkScheme(scheme: Scheme): SchemeViolation[] {
  return [
    ...checkWeights(scheme),
    ...checkBands(scheme),
    ...checkClamp(scheme),
    ...checkCaps(scheme),
  ]
}

function checkWeights({ weights }: Scheme): SchemeViolation[] {
  const bad = Object.entries(weights).filter(
    ([, weight]) => !(weight > 0 && Number.isFinite(weight)),
  )
  if (bad.length > 0) {
    return bad.map(([channel, actual]) => ({
      code: 'weight-not-positive',
      pointer: `/weights/${channel}`,
      actual,
      limit: 0,
    }))
  }
  const { survey, meeting, grassroots, thirdParty, records } = weights
  const all = survey + meeting + grassroots + thirdParty + records
  const violations: SchemeViolation[] = []
  const least = (code: SchemeViolation['code'], pointer: string, sum: number, limit: number) => {
    if (sum / all < limit) violations.push({ code, pointer, actual: sum / all, limit })
  }
  least('final-say-share', '/weights', survey + meeting + grassroots, schemeLimits.finalSay)
  least('survey-share', '/weights/survey', survey, schemeLimits.survey)
  least('survey-and-meeting-share', '/weights', survey + meeting, schemeLimits.surveyAndMeeting)
  if (grassroots / all > schemeLimits.grassroots) {
    violations.push({
      code: 'grassroots-share',
      pointer: '/weights/grassroots',
      actual: grassroots / all,
      limit: schemeLimits.grassroots,
    })
  }
  return violations
}

function checkBands({ bands }: Scheme): SchemeViolation[] {
  const steps = [
    ['/bands/excellent', 100, bands.excellent],
    ['/bands/good', bands.excellent, bands.good],
    ['/bands/fair', bands.good, bands.fair],
  ] as const
  const violations: SchemeViolation[] = steps.flatMap(([pointer, above, own]) =>
    own < above
      ? []
      : [{ code: 'bands-not-descending' as const, pointer, actual: own, limit: above }],
  )
  if (!(bands.fair > 0)) {
    violations.push({
      code: 'bands-not-descending',
      pointer: '/bands/fair',
      actual: bands.fair,
      limit: 0,
    })
  }
  return violations
}

function checkClamp({ clamp, bands }: Scheme): SchemeViolation[] {
  const pointer = '/clamp'
  if (!(clamp > 0)) return [{ code: 'clamp-not-positive', pointer, actual: clamp, limit: 0 }]
  const violations: SchemeViolation[] = []
  if (clamp > schemeLimits.clamp) {
    violations.push({
      code: 'clamp-above-limit',
      pointer,
      actual: clamp,
      limit: schemeLimits.clamp,
    })
  }
  // Only bands with both bounds count: 优秀 ends with the scale and 不合格 begins with it.
  const half = Math.min(bands.excellent - bands.good, bands.good - bands.fair) / 2
  if (!(clamp <= half))
    violations.push({ code: 'clamp-above-half-band', pointer, actual: clamp, limit: half })
  return violations
}

function checkCaps({ caps }: Scheme): SchemeViolation[] {
  return Object.entries(caps).flatMap(([name, bar]) =>
    bar >= 0 && bar <= 100
      ? []
      : [{ code: 'cap-off-scale' as const, pointer: `/caps/${name}`, actual: bar, limit: 100 }],
  )
}
