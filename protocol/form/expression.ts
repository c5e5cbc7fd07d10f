/** A JSON value as an answer may hold it. */
export type Value =
  | string
  | number
  | boolean
  | null
  | readonly Value[]
  | { readonly [key: string]: Value }

/** Answers by question key; also one row of a table, one entry of a list. */
export type Answers = { readonly [key: string]: Value }

/**
 * A condition or computation as plain JSON: a bare scalar is itself, an array is an operator with its
 * arguments. `['ref', scope, step, ...]` reads a value: scope `answers`, `row` (the row of a table or the
 * entry of a list the question stands in), `up` (what surrounds that row), `values` (calculated values) or
 * `outside` (what the round supplies, e.g. the unit's name); the steps are keys and places. `['array', ...]`
 * is a list, `['call', name, ...]` a function of `protocol/form/calls.ts`.
 */
export type Expression = string | number | boolean | null | Operation

export type Operation = readonly [operator: string, ...Expression[]]
