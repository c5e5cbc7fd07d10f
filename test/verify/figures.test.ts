import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officialRecipe, type Recipe } from '../../scoring/index.ts'
import { openFigures } from '../../verify/figures.ts'
import type { Row } from './closed-round.ts'
import { evaluationForm } from './evaluation-form.ts'
import { figuresOf } from './oracle.ts'

const form = evaluationForm('示例')

const service = fc.option(fc.constantFrom<unknown>(1, 2, 3, 4, 5, 'na', 'dk'), { nil: undefined })
const grade = fc.option(fc.constantFrom<unknown>(1, 2, 3, 4, 5, 0, 2.5, 'dk', 'na'), {
  nil: undefined,
})
const given = (answers: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined))

/** Rows with every kind of gap, refusal and code that nothing knows. */
const rows: fc.Arbitrary<Row[]> = fc.array(
  fc
    .record({
      c1: service,
      c2: service,
      c3: service,
      foil: service,
      u3: grade,
      u4: grade,
      u5: grade,
    })
    .map(({ u3, u4, u5, ...services }) => ({
      answers: given({ u1: given(services), u3, u4, u5 }),
      coached: false,
      helped: false,
      pace: 'normal' as const,
    })),
  { maxLength: 60 },
)

/** Thirds and sevenths show every order of adding up. */
const uneven: Recipe = {
  ...officialRecipe,
  awareness: { scale: { kind: 'linear', low: 1, high: 4 }, minimumShare: 2 / 3 },
  participation: { usedCodes: [3, 4], fullMarks: 3 },
  satisfaction: {
    scale: { kind: 'linear', low: 1, high: 5 },
    weights: { overall: 1 / 7, ideal: 1 / 3, expectation: 0.1 },
    minimumItems: 1,
    topTwo: null,
  },
}

const computed = (list: readonly Row[], recipe: Recipe) => {
  const figures = openFigures(recipe, form)
  for (const { answers } of list) figures.add(answers)
  return figures.result()
}

describe('the verifier’s figures', () => {
  it.each([
    ['the official recipe', officialRecipe],
    ['one of straight lines and uneven weights', uneven],
  ])('are to the last bit those of tabulation and scoring, by %s', (_name, recipe) => {
    fc.assert(
      fc.property(rows, (list) => {
        expect(computed(list, recipe)).toEqual(figuresOf(list, form, recipe))
      }),
      { numRuns: 300 },
    )
  })

  it('differ from the official ones when somebody answers otherwise', () => {
    const [one, other] = [4, 1].map((c1) => ({
      answers: { u1: { c1 }, u3: 5, u4: 5 },
      coached: false,
      helped: false,
      pace: 'normal' as const,
    }))
    if (one === undefined || other === undefined) throw new Error('two rows')
    expect(computed([one], officialRecipe)).toEqual({
      n: 1,
      awareness: null,
      participation: 100,
      satisfaction: 100,
    })
    expect(computed([one, other], officialRecipe).participation).toBe(50)
  })

  it('are null where the recipe has no such part', () => {
    const recipe = { ...officialRecipe, awareness: null, participation: null, satisfaction: null }
    expect(openFigures(recipe, form).measures).toBe(false)
    expect(computed([], recipe)).toEqual({
      n: 0,
      awareness: null,
      participation: null,
      satisfaction: null,
    })
  })
})
