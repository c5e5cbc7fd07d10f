import { sampleStandardDeviation } from 'simple-statistics'
import type { Figure, Numbers } from '../numbers.ts'

/** How monotonous one respondent's answers to a block of items are. */
export interface AnswerPattern {
  /** Length of the longest run of equal consecutive answers. */
  readonly longstring: number
  /** Mean length of the runs. */
  readonly averageString: Figure
  /** Sample standard deviation (n - 1) of the answers given; null with fewer than two. */
  readonly irv: Figure
  /** At least two answers, all the same. */
  readonly straightline: boolean
  readonly answered: number
}

/**
 * Describes the pattern of one respondent's answers, in the order shown: the longest run of equal answers, the mean run,
 * the spread, and whether all answers are one. A missing answer is a run of length 1 and breaks a run.
 *
 * @param answers raw codes in the order shown, `NaN` missing
 * @example answerPattern([3, 3, NaN, 3, 3, 3]).longstring // 3
 * Source: R careless (`longstring`, `irv`); Meade & Craig 2012. Spread by simple-statistics (sample).
 */
export function answerPattern(answers: Numbers): AnswerPattern {
  const given = Array.from(answers).filter((x) => !Number.isNaN(x))
  const runs = runLengths(answers)
  return {
    longstring: runs.reduce((longest, run) => Math.max(longest, run), 0),
    averageString: runs.length > 0 ? answers.length / runs.length : null,
    irv: given.length > 1 ? sampleStandardDeviation(given) : null,
    straightline: given.length > 1 && given.every((x) => x === given[0]),
    answered: given.length,
  }
}

function runLengths(answers: Numbers): number[] {
  const runs: number[] = []
  let run = 0
  for (let i = 0; i < answers.length; i += 1) {
    // NaN equals nothing, itself included, so a missing answer always starts and ends its own run.
    if (i > 0 && answers[i] === answers[i - 1]) {
      run += 1
    } else {
      if (i > 0) runs.push(run)
      run = 1
    }
  }
  if (answers.length > 0) runs.push(run)
  return runs
}
