import type { PanelView } from './evaluation.tsx'

export type Assignment = PanelView['panel']['assignments'][number]

/** The form's way of saying who scores whom: a line for each unit, and apart from them who must not. */
export interface Groups {
  readonly units: readonly { readonly unit: string; readonly evaluators: readonly string[] }[]
  readonly conflicts: readonly Required<Assignment>[]
}

const isConflict = (each: Assignment): each is Required<Assignment> => each.conflict !== undefined

export function groupsOf(assignments: readonly Assignment[]): Groups {
  const active = assignments.filter(({ conflict }) => conflict === undefined)
  return {
    units: [...new Set(active.map(({ unit }) => unit))].map((unit) => ({
      unit,
      evaluators: active.filter((each) => each.unit === unit).map(({ evaluator }) => evaluator),
    })),
    conflicts: assignments.filter(isConflict),
  }
}

/** Who has a conflict is not asked to score, wherever else the name stands. */
export const assignmentsOf = ({ units, conflicts }: Groups): Assignment[] => [
  ...units
    .flatMap(({ unit, evaluators }) => evaluators.map((evaluator) => ({ evaluator, unit })))
    .filter(
      (each) =>
        !conflicts.some(
          ({ evaluator, unit }) => evaluator === each.evaluator && unit === each.unit,
        ),
    ),
  ...conflicts,
]
