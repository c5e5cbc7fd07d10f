import { emptyRoot, nodeHash } from './tree-hash.ts'

/**
 * What must be kept to append to a log without its leaves: the roots of its complete subtrees, the largest first
 * (at most one for each bit of the size).
 */
export interface CompactRange {
  readonly size: number
  readonly roots: readonly Uint8Array[]
}

export const emptyRange: CompactRange = { size: 0, roots: [] }

/** The log with one leaf hash more. Costs one node hash on average. */
export function appendLeaf(range: CompactRange, leaf: Uint8Array): CompactRange {
  const roots = range.roots.slice()
  let node = leaf
  for (let rest = range.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = roots.pop()
    if (left === undefined) throw new RangeError('appendLeaf: fewer roots than the size asks for')
    node = nodeHash(left, node)
  }
  return { size: range.size + 1, roots: [...roots, node] }
}

/** The root of the whole log. */
export function rangeRoot(range: CompactRange): Uint8Array {
  const [last, ...rest] = range.roots.slice().reverse()
  return last === undefined
    ? emptyRoot()
    : rest.reduce((right, left) => nodeHash(left, right), last)
}
