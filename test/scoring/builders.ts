import type { ShownIndex, Source, UnitAnswers, UnitSources } from '../../scoring/index.ts'

/** Answers of a unit in which respondent i is what `person(i)` says; everything else is the plainest case. */
export interface Person {
  /** Codes of the services s1, s2, ...: 4 used .. 1 never heard, `notApplicable`, NaN. */
  readonly services: readonly number[]
  /** Grades 5..1 of overall, expectation, ideal; NaN = 不了解. */
  readonly grades: readonly number[]
  readonly age?: string | null
  readonly sex?: string | null
  readonly fast?: boolean
}

export function answers(people: readonly Person[], more: Partial<UnitAnswers> = {}): UnitAnswers {
  const rows = people.length
  const column = (of: (person: Person) => number | undefined) =>
    Float64Array.from(people, (person) => of(person) ?? Number.NaN)
  const services = Array.from({ length: people[0]?.services.length ?? 0 }, (_, s) => ({
    service: `s${s + 1}`,
    raw: column((person) => person.services[s]),
  }))
  return {
    unit: 'u',
    kind: 'palace',
    frameSize: 1000,
    frame: { kind: 'none' },
    invited: rows * 3,
    sampling: 'lot',
    rows,
    attributes: {
      age: people.map((person) => person.age ?? null),
      sex: people.map((person) => person.sex ?? null),
    },
    awareness: services.map((own) => ({ ...own, foil: false })),
    participation: services.map((own) => ({ ...own, byInvitation: false })),
    satisfaction: ['overall', 'expectation', 'ideal'].map((item, k) => ({
      item,
      polarity: 1,
      raw: column((person) => person.grades[k]),
    })),
    signs: { fast: Uint8Array.from(people, (person) => Number(person.fast ?? false)) },
    ...more,
  }
}

/** Repeats a list of people until there are `n`. */
export function crowd(n: number, ...people: readonly Person[]): Person[] {
  return Array.from(
    { length: n },
    (_, i) => people[i % people.length] ?? { services: [], grades: [] },
  )
}

/** A figure as the showing rule lets it through. */
export function figure(value: number | null, more: Partial<ShownIndex> = {}): ShownIndex {
  return {
    value,
    se: value === null ? null : 1,
    lower: value,
    upper: value,
    n: 200,
    nEff: 180,
    deff: 200 / 180,
    df: 199,
    showing: { level: 'rated', reasons: [] },
    ...more,
  }
}

export const given = (value: number, se = 0): Source => ({ state: 'given', value, se, n: 20 })
export const missing: Source = { state: 'missing', reason: 'the outside team failed' }
export const refused: Source = { state: 'refused', reason: 'letter 12' }

/** The sources of one unit; satisfaction is 85 with the interval 83..87 unless told otherwise. */
export function sources(
  scores: { V: number | null; M?: Source; G?: Source; T?: Source; O?: Source },
  satisfaction: { value: number; lower: number; upper: number } = {
    value: 85,
    lower: 83,
    upper: 87,
  },
): UnitSources {
  const { lower, upper } = satisfaction
  return {
    unit: 'u',
    survey:
      scores.V === null
        ? null
        : {
            index: figure(scores.V),
            satisfaction: figure(satisfaction.value),
            satisfactionBounds: { lower, upper },
          },
    meeting: scores.M ?? missing,
    grassroots: scores.G ?? missing,
    thirdParty: scores.T ?? missing,
    records: scores.O ?? missing,
    duties: {},
  }
}
