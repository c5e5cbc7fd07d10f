import type { Form } from '../../../protocol/form/form.ts'
import { type Checker, checker } from '../checker.ts'
import { compile } from '../compile.ts'
import type { Compiled, Definition, LintLine } from '../questionnaire.ts'
import { corrupt } from './corrupt.ts'
import { type Dice, dice } from './dice.ts'
import { generate } from './generate.ts'
import { live } from './live.ts'
import { oracle } from './oracle.ts'

/** One answer on which our checker and survey-core must not differ in this way. */
export interface Difference {
  readonly kind:
    | 'we accept, survey-core does not'
    | 'valid, and we refuse it'
    | 'another answer is written by itself'
  readonly answers: Readonly<Record<string, unknown>>
  readonly why: readonly string[]
}

export interface Conformity {
  readonly compiled: Compiled
  /** Answers compared. */
  readonly compared: number
  /** Of them: accepted by both; refused by both; refused by us alone, which is allowed for corrupted answers. */
  readonly accepted: number
  readonly refused: number
  readonly stricter: number
  readonly differences: readonly Difference[]
}

interface Conforming {
  readonly definition: Definition
  readonly form: Form
  readonly check: Checker
  readonly now: number
  readonly outside: Readonly<Record<string, string>>
  readonly dice: Dice
}

/**
 * Compiles a definition and compares our checker with survey-core on generated answers, half of them corrupted.
 * Our accept must imply survey-core's accept and value correctness; no valid answer may be refused.
 * @param options `count` answers, `seed`, `now` in milliseconds
 */
export function conform(
  definition: Definition,
  options: { readonly count: number; readonly seed: number; readonly now: number },
): Conformity {
  const compiled = compile(definition)
  const empty = { compiled, compared: 0, accepted: 0, refused: 0, stricter: 0, differences: [] }
  if (compiled.verdict === 'refused') return empty
  const { form } = compiled
  const work: Conforming = {
    definition,
    form,
    check: checker(form),
    now: options.now,
    outside: Object.fromEntries((form.outside ?? []).map((name) => [name, '示例'])),
    dice: dice(options.seed),
  }
  const outcomes = Array.from({ length: options.count }, (_, place) =>
    compare(work, place % 2 === 1),
  )
  const count = (kind: Outcome['is']): number => outcomes.filter(({ is }) => is === kind).length
  return {
    compiled,
    compared: outcomes.length,
    accepted: count('accepted'),
    refused: count('refused'),
    stricter: count('stricter'),
    differences: [
      ...outcomes.flatMap((outcome) => (outcome.is === 'different' ? [outcome.difference] : [])),
      ...departures(work, compiled.lint, Math.ceil(options.count / 10)),
    ],
  }
}

const circles = ['cycle/value-write', 'cycle/trigger']

/** Visits to the page; where answers write each other in a circle, their author knows and nothing is promised. */
function departures(work: Conforming, lint: readonly LintLine[], visits: number): Difference[] {
  const { given, effects } = work.form
  const isStill = given === undefined && effects === undefined
  if (isStill || lint.some(({ rule }) => circles.includes(rule))) return []
  return Array.from({ length: visits }).flatMap(() => {
    const departure = live(work, 12)
    const kind = 'another answer is written by itself'
    return departure === undefined ? [] : [{ kind, ...departure, why: [departure.why] }]
  })
}

type Outcome =
  | { readonly is: 'accepted' | 'refused' | 'stricter' }
  | { readonly is: 'different'; readonly difference: Difference }

function compare(work: Conforming, isCorrupted: boolean): Outcome {
  const { form, now, outside } = work
  const valid = generate(form, now, outside, work.dice)
  const answers = isCorrupted
    ? corrupt(valid, generate(form, now, outside, work.dice), work.dice)
    : valid
  const ours = work.check(answers, { now, outside })
  const theirs = oracle(work.definition, answers, now, outside)
  if (ours.ok && theirs.accepts) return { is: 'accepted' }
  if (ours.ok) return different('we accept, survey-core does not', answers, theirs.why)
  if (!theirs.accepts) return { is: 'refused' }
  if (isCorrupted) return { is: 'stricter' }
  const why = ours.errors.map(({ pointer, detail }) => `${pointer} ${detail}`)
  return different('valid, and we refuse it', answers, why)
}

const different = (
  kind: Difference['kind'],
  answers: Readonly<Record<string, unknown>>,
  why: readonly string[],
): Outcome => ({ is: 'different', difference: { kind, answers, why } })
