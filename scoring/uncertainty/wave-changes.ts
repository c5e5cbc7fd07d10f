import type { Difference } from '../aggregate/weighted-difference.ts'
import { differenceOfMeans } from '../aggregate/weighted-difference.ts'
import type { ShownIndex } from '../estimate.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'

export interface WavePair {
  readonly subject: string
  readonly before: ShownIndex
  readonly after: ShownIndex
}

export interface WaveChange extends Difference {
  readonly subject: string
  /** `no-demonstrable-change` is never called stable. */
  readonly verdict: 'improved' | 'worsened' | 'no-demonstrable-change' | 'not-comparable'
}

/**
 * What changed between two waves, over all units and indices at once: a finding needs both significance
 * (Benjamini-Hochberg, q = 0.10) and at least 3 points.
 *
 * Source: methodology section 10.
 */
export function waveChanges(pairs: readonly WavePair[], q = 0.1, points = 3): WaveChange[] {
  const differences = pairs.map(({ before, after }) =>
    differenceOfMeans(
      { mean: before.value, se: before.se, df: before.df },
      { mean: after.value, se: after.se, df: after.df },
    ),
  )
  const { rejected } = benjaminiHochberg(
    differences.map((difference) => difference.p),
    q,
  )
  return pairs.map(({ subject }, i) => {
    const difference = differences[i] ?? differenceOfMeans(nothing, nothing)
    return { subject, ...difference, verdict: verdictOf(difference, rejected[i] === true, points) }
  })
}

const nothing = { mean: null, se: null, df: 0 }

function verdictOf(
  change: Difference,
  significant: boolean,
  points: number,
): WaveChange['verdict'] {
  if (change.difference === null) return 'not-comparable'
  if (!significant || Math.abs(change.difference) < points) return 'no-demonstrable-change'
  return change.difference > 0 ? 'improved' : 'worsened'
}
