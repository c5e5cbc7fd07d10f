import type { RakingRules, Recipe, ShowingRules } from './recipe.ts'

/** Makes plain data unchangeable all the way down. */
function freeze<T extends object>(data: T): T {
  for (const value of Object.values(data)) {
    if (typeof value === 'object' && value !== null) freeze(value)
  }
  return Object.freeze(data)
}

/** The grade words and their anchors: 80 is 满意 and 60 is 基本满意, so the bars of the assessment are words. */
export const gradeAnchors = freeze({ 5: 100, 4: 80, 3: 60, 2: 30, 1: 0 })

export const officialRaking: RakingRules = freeze({
  order: ['age', 'job', 'sex', 'area'],
  merges: {
    age: [
      ['a1', 'a2'],
      ['a3', 'a4'],
      ['a2', 'a3'],
    ],
    job: [
      ['j2', 'j3'],
      ['j1', 'j2'],
      ['j1', 'j4'],
    ],
    area: [
      ['r3', 'r4'],
      ['r1', 'r2'],
      ['r2', 'r3'],
    ],
  },
  fewestInCategory: 5,
  withoutAttribute: 0.1,
  maxIterations: 200,
  tolerance: 1e-6,
  capRatio: 5,
  trimRounds: 5,
})

export const officialShowing: ShowingRules = freeze({
  leastShown: 10,
  leastRated: 30,
  leastEffective: 20,
  widestRated: 10,
  widestRanked: 7,
  largestDeffRanked: 3,
  lowestResponseRated: 0.1,
  lowestResponseRanked: 0.2,
  smallFrame: 50,
  smallFrameResponse: 0.6,
  largestExcluded: 0.2,
  exclusionMatters: 3,
})

/** The official way from a unit's answers to its figures (methodology sections 2 to 5). */
export const officialRecipe: Recipe = freeze({
  id: 'official',
  version: 1,
  confidence: 0.95,
  screen: { longstringLeast: 8, longstringShare: 0.6, noVariationItems: 8, unansweredShare: 0.5 },
  awareness: {
    scale: { kind: 'anchors', scores: { 4: 100, 3: 100, 2: 50, 1: 0 } },
    minimumShare: 0.5,
  },
  participation: { usedCodes: [4], fullMarks: 3 },
  satisfaction: {
    scale: { kind: 'anchors', scores: gradeAnchors },
    weights: { overall: 0.4, expectation: 0.3, ideal: 0.3 },
    minimumItems: 2,
    topTwo: { item: 'overall', from: 80 },
  },
  index: {
    weights: { awareness: 0.25, participation: 0.25, satisfaction: 0.5 },
    goalposts: { awareness: [0, 80], participation: [0, 60] },
    goalpostsByKind: {},
  },
  raking: officialRaking,
  censusResponse: 0.7,
  city: { combine: 'by-unit-size', raking: null },
  showing: officialShowing,
})
