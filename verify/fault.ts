import { type Rule, ruleNames } from './rules.ts'

/** The bundle does not keep its format: what follows cannot be understood, so nothing more is judged. */
export class Unreadable extends Error {}

/** How many places are told for each rule. */
const told = 3

export interface Broken {
  readonly count: number
  /** The first few places, in words. */
  readonly places: readonly string[]
}

/** What was found against each rule, and which rules were judged at all. */
export function openFaults() {
  const broken = new Map<Rule, { count: number; places: string[] }>()
  const judged = new Set<Rule>()
  function add(rule: Rule, place: string): void {
    const found = broken.get(rule) ?? { count: 0, places: [] }
    found.count += 1
    if (found.places.length < told) found.places.push(place)
    broken.set(rule, found)
    judged.add(rule)
  }
  return {
    add,
    /** Notes a fault unless the rule holds. */
    must(holds: boolean, rule: Rule, place: string): void {
      if (!holds) add(rule, place)
    },
    /** These rules have been looked at to the end. */
    judged(...rules: readonly Rule[]): void {
      for (const rule of rules) judged.add(rule)
    },
    /** Whether none of these rules is broken so far. */
    hold: (...rules: readonly Rule[]): boolean => !rules.some((rule) => broken.has(rule)),
    isJudged: (rule: Rule): boolean => judged.has(rule),
    of: (rule: Rule): Broken | undefined => broken.get(rule),
    names: (): readonly Rule[] => ruleNames.filter((rule) => broken.has(rule)),
  }
}

export type Faults = ReturnType<typeof openFaults>
