import { sameBytes } from '../bytes/compare.ts'
import { nodeHash } from './tree-hash.ts'

/** Where a leaf stands in a log of that size. */
export interface InclusionProof {
  readonly index: number
  readonly size: number
  /** Lowest first. */
  readonly path: readonly Uint8Array[]
}

/** That a log of one size is the beginning of a larger one. */
export interface ConsistencyProof {
  readonly from: number
  readonly to: number
  readonly path: readonly Uint8Array[]
}

/** On which side each sibling stands on the way from node `index` up to the root; `last` is its level's last index. */
function siblings(index: number, last: number): ('left' | 'right')[] {
  const sides: ('left' | 'right')[] = []
  for (let [at, edge] = [index, last]; edge > 0; [at, edge] = [half(at), half(edge)]) {
    if (at % 2 === 1) sides.push('left')
    // On the right edge a level may have no sibling: the node rises as it is.
    else if (at < edge) sides.push('right')
  }
  return sides
}

const half = (value: number): number => Math.floor(value / 2)

/** Whether the leaf hash stands at that index of the log with that root. Sizes up to 2^53. */
export function verifyInclusion(
  leaf: Uint8Array,
  { index, size, path }: InclusionProof,
  root: Uint8Array,
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return false
  if (index < 0 || index >= size) return false
  const sides = siblings(index, size - 1)
  const top = path.reduce(
    (node, sibling, at) =>
      sides[at] === 'left' ? nodeHash(sibling, node) : nodeHash(node, sibling),
    leaf,
  )
  return path.length === sides.length && sameBytes(top, root)
}

/** Whether the log of the first root is the beginning of the log of the second: nothing changed, nothing removed. */
export function verifyConsistency(
  { from, to, path }: ConsistencyProof,
  fromRoot: Uint8Array,
  toRoot: Uint8Array,
): boolean {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 1 || from > to)
    return false
  if (from === to) return path.length === 0 && sameBytes(fromRoot, toRoot)
  let [index, last] = [from - 1, to - 1]
  while (index % 2 === 1) [index, last] = [half(index), half(last)]
  // The old root itself begins the path when the old log is one complete tree.
  const [start, ...rest] = index === 0 ? [fromRoot, ...path] : path
  const sides = siblings(index, last)
  if (start === undefined || rest.length !== sides.length) return false
  let [older, newer] = [start, start]
  rest.forEach((node, at) => {
    if (sides[at] === 'left') [older, newer] = [nodeHash(node, older), nodeHash(node, newer)]
    else newer = nodeHash(newer, node)
  })
  return sameBytes(older, fromRoot) && sameBytes(newer, toRoot)
}
