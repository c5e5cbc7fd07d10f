import type { FlagName } from './response-flags.ts'
import { flagBits } from './response-flags.ts'

/** How many responses carry each flag, and which leave the figures. */
export interface Exclusion {
  /** 1 for a response that stays. */
  readonly keep: Uint8Array
  readonly excluded: number
  readonly flagged: Readonly<Record<FlagName, number>>
}

/**
 * Decides which responses leave the figures: two flags or more, or a duplicate device. One flag stays.
 *
 * @param flags one byte per response from `responseFlags`
 * Source: methodology section 3 (several weak signs, never one).
 */
export function excludedResponses(flags: Uint8Array): Exclusion {
  const flagged = {
    fast: 0,
    longstring: 0,
    noVariation: 0,
    unanswered: 0,
    attention: 0,
    duplicate: 0,
  }
  const keep = new Uint8Array(flags.length).fill(1)
  let excluded = 0
  flags.forEach((value, i) => {
    let raised = 0
    for (const name of flagNames) {
      if ((value & flagBits[name]) === 0) continue
      raised += 1
      flagged[name] += 1
    }
    if (raised < 2 && (value & flagBits.duplicate) === 0) return
    keep[i] = 0
    excluded += 1
  })
  return { keep, excluded, flagged }
}

const flagNames = [
  'fast',
  'longstring',
  'noVariation',
  'unanswered',
  'attention',
  'duplicate',
] as const
