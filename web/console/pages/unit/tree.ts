/** A node of a tree that is stored as a list of children naming their parents. */
interface Node {
  readonly id: string
  readonly parent?: string | undefined
}

export type Placed<Row> = Row & { readonly depth: number }

/** The list in the order of its tree, each row with its depth; a row whose parent is not shown stands at the top. */
export function inTreeOrder<Row extends Node>(rows: readonly Row[]): readonly Placed<Row>[] {
  const known = new Set(rows.map(({ id }) => id))
  const childrenOf = Map.groupBy(rows, ({ parent }) =>
    parent !== undefined && known.has(parent) ? parent : '',
  )
  const below = (parent: string, depth: number): Placed<Row>[] =>
    (childrenOf.get(parent) ?? []).flatMap((row) => [
      { ...row, depth },
      ...below(row.id, depth + 1),
    ])
  return below('', 0)
}
