import type { Tally } from './check-ballots.ts'
import type { Round } from './check-manifest.ts'
import type { Records } from './check-records.ts'
import type { Faults } from './fault.ts'
import type { Closed } from './lines.ts'
import type { Style } from './manifest.ts'

/** At most one in two hundred may be issued again. */
const mostReissued = (invited: number): number => Math.ceil(invited / 200)

/** What does not agree, in words. */
function disagreements(style: Style, closed: Closed, tally: Tally): string[] {
  const { invited, paper, reissued } = closed
  const collected = Object.values(closed.collected)
  const issued = invited + paper + reissued
  const cast = tally.ballots + tally.spoiled + tally.unused
  const claims: readonly (readonly [boolean, string])[] = [
    [tally.ballots === closed.ballots, `${tally.ballots} ballots, not ${closed.ballots}`],
    [tally.spoiled === closed.void.spoiled, `${tally.spoiled} spoiled, not ${closed.void.spoiled}`],
    [tally.unused === closed.void.unused, `${tally.unused} unused, not ${closed.void.unused}`],
    [invited === style.invited, `${invited} invited, the manifest says ${style.invited}`],
    [paper === (style.paper ?? 0), `${paper} on paper, the manifest says ${style.paper ?? 0}`],
    [
      Object.keys(closed.collected).join() === Object.keys(style.keys).join(),
      'collected at other issuers than those of the manifest',
    ],
    [cast <= Math.min(...collected), `${cast} cast or void, ${collected.join(' and ')} collected`],
    [
      Math.max(...collected) <= issued,
      `${collected.join(' and ')} collected of ${issued} invited, on paper or re-issued`,
    ],
    [
      reissued <= mostReissued(invited),
      `${reissued} re-issued, at most ${mostReissued(invited)} may be`,
    ],
  ]
  return claims.filter(([holds]) => !holds).map(([, words]) => words)
}

/** The counts of the close record against the lines, the manifest and each other. */
export function checkCounts(
  round: Round,
  { closed }: Records,
  tallies: ReadonlyMap<string, Tally>,
  faults: Faults,
): void {
  for (const [code, { style }] of round.styles) {
    const [record, tally] = [closed.get(code), tallies.get(code)]
    if (record === undefined || tally === undefined) return
    for (const words of disagreements(style, record, tally))
      faults.add('counts', `${code}: ${words}`)
  }
  faults.judged('counts')
}
