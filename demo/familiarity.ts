import normal from '@stdlib/stats-base-dists-normal'
import type { Service } from './services.ts'

/** How strongly one worker's familiarity with all services shows in each of them. */
export const loading = 0.6
const rest = Math.sqrt(1 - loading ** 2)

/** Thresholds on a standard normal latent: above `used` the service was used, above `knows` known, above `heard` heard of. */
export interface Cuts {
  readonly used: number
  readonly knows: number
  readonly heard: number
}

export const probability = (z: number): number => normal.cdf(z, 0, 1)
export const quantile = (p: number): number => normal.quantile(p, 0, 1)

/** Equally likely values of the latent familiarity. */
const nodes = Array.from({ length: 12 }, (_, place) => quantile((place + 0.5) / 12))

/** Points of awareness per unit of the latent, near the middle of the scale. */
const pointsPerUnit = 35
/** Between having heard of a service and knowing how to get it. */
const hearing = 0.75
/** By-invitation services are used by few, however well known. */
const invitationGap = 0.7

const above = (cut: number, familiarity: number): number =>
  1 - probability((cut - loading * familiarity) / rest)

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** The value at which an ever falling function comes to `target`. */
export function solve(falling: (x: number) => number, target: number, from: number, to: number) {
  let [low, high] = [from, to]
  for (let turn = 0; turn < 30; turn += 1) {
    const middle = (low + high) / 2
    if (falling(middle) > target) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Share of workers by services used (0–3) and eligible for (0–3), both counted up to three: place 4·used + eligible. */
type Patterns = readonly number[]

const nobodyYet: Patterns = [1, ...Array.from({ length: 15 }, () => 0)]

/** The patterns after one more service, used by `use` and not used though meant for by `open`. */
function withService(patterns: Patterns, use: number, open: number): Patterns {
  const next = patterns.map((share) => share * (1 - use - open))
  patterns.forEach((share, place) => {
    const [used, eligible] = [place >> 2, place & 3]
    const more = Math.min(3, eligible + 1)
    const usedNow = 4 * Math.min(3, used + 1) + more
    next[usedNow] = (next[usedNow] ?? 0) + share * use
    next[4 * used + more] = (next[4 * used + more] ?? 0) + share * open
  })
  return next
}

/** Expected 参与度 of one worker: over all patterns of use, 100·min(1, u / min(3, e)), e > 0. */
function participationAt(services: readonly Service[], chances: readonly number[]): number {
  const patterns = services.reduce((before, service, place) => {
    const use = (1 - service.unsuited) * (chances[place] ?? 0)
    return withService(before, use, service.byInvitation ? 0 : 1 - service.unsuited - use)
  }, nobodyYet)
  let [sum, counted] = [0, 0]
  patterns.forEach((share, place) => {
    const [used, eligible] = [place >> 2, place & 3]
    if (eligible === 0) return
    sum += share * Math.min(1, used / eligible)
    counted += share
  })
  return (100 * sum) / counted
}

/** Weight of each service in the mean over those that suit a worker. */
function weightsOf(services: readonly Service[]): number[] {
  const suited = services.map((service) => 1 - service.unsuited)
  return suited.map((own, place) => {
    const others = suited.filter((_, other) => other !== place).reduce((sum, one) => sum + one, 0)
    return own / (1 + others)
  })
}

/** The latent's shift per service: popularity in latent units. */
const shiftOf = (service: Service): number => service.popularity / pointsPerUnit

const usedCut = (service: Service, base: number): number =>
  base - shiftOf(service) + (service.byInvitation ? invitationGap : 0)

/**
 * Thresholds per service so that a population of workers has the wanted 知晓度 and 参与度 in expectation.
 * @param awareness 0–100, over the services that suit
 * @param participation 0–100
 */
export function cutsFor(
  services: readonly Service[],
  awareness: number,
  participation: number,
): readonly Cuts[] {
  const used = solve(
    (base) =>
      mean(
        nodes.map((familiarity) =>
          participationAt(
            services,
            services.map((service) => above(usedCut(service, base), familiarity)),
          ),
        ),
      ),
    participation,
    -4,
    6,
  )
  const cutsAt = (base: number): Cuts[] =>
    services.map((service) => {
      const knows = Math.min(base - shiftOf(service), usedCut(service, used))
      return { used: usedCut(service, used), knows, heard: knows - hearing }
    })
  const weights = weightsOf(services)
  const known = solve(
    (base) =>
      cutsAt(base).reduce(
        (sum, { knows, heard }, place) =>
          sum + (weights[place] ?? 0) * 50 * (2 - probability(knows) - probability(heard)),
        0,
      ) / weights.reduce((sum, weight) => sum + weight, 0),
    awareness,
    -6,
    6,
  )
  return cutsAt(known)
}
