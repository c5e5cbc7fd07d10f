import { emptyRoot, nodeHash } from './tree-hash.ts'

/** A log in memory, with the proofs of RFC 6962 section 2.1. */
export interface MerkleLog {
  readonly size: () => number
  /** Adds a leaf hash at the end and returns its index. */
  readonly append: (leaf: Uint8Array) => number
  /** The leaf hash at an index. */
  readonly leaf: (index: number) => Uint8Array
  /** The root of the first `size` leaves; of all when left out. */
  readonly root: (size?: number) => Uint8Array
  /** The path from leaf `index` to the root of the first `size` leaves, lowest first. */
  readonly inclusion: (index: number, size?: number) => Uint8Array[]
  /** What shows that the first `from` leaves are the beginning of the first `to`; empty when they are equal. */
  readonly consistency: (from: number, to?: number) => Uint8Array[]
}

/**
 * Keeps every complete node, level by level: about 300 bytes of memory a leaf. Appending costs one node hash on average, a
 * proof the hashes along the right edge only.
 * @param leaves hashes to begin with
 * @throws RangeError from its members for an index or size outside the log
 */
export function merkleLog(leaves: Iterable<Uint8Array> = []): MerkleLog {
  const levels: Uint8Array[][] = [[]]
  const size = () => levels[0]?.length ?? 0

  function append(leaf: Uint8Array): number {
    let node = leaf
    for (let height = 0; ; height++) {
      const level = levels[height] ?? []
      levels[height] = level
      level.push(node)
      const left = level[level.length - 2]
      if (level.length % 2 === 1 || left === undefined) return size() - 1
      node = nodeHash(left, node)
    }
  }

  /** The hash over leaves start … end - 1; start is a multiple of the largest power of two that fits. */
  function hash(start: number, end: number): Uint8Array {
    const height = Math.log2(end - start)
    const kept = Number.isInteger(height) ? levels[height]?.[start / 2 ** height] : undefined
    if (kept !== undefined) return kept
    const middle = start + largestPowerBelow(end - start)
    return nodeHash(hash(start, middle), hash(middle, end))
  }

  /** RFC 6962 PATH, from the root down, so the lowest hash comes last. */
  function path(index: number, start: number, end: number): Uint8Array[] {
    if (end - start === 1) return []
    const middle = start + largestPowerBelow(end - start)
    return index < middle
      ? [hash(middle, end), ...path(index, start, middle)]
      : [hash(start, middle), ...path(index, middle, end)]
  }

  /** RFC 6962 SUBPROOF, from the root down. `known`: the reader has the hash of start … from - 1 already. */
  function shared(from: number, start: number, end: number, known: boolean): Uint8Array[] {
    if (from === end) return known ? [] : [hash(start, end)]
    const middle = start + largestPowerBelow(end - start)
    return from <= middle
      ? [hash(middle, end), ...shared(from, start, middle, known)]
      : [hash(start, middle), ...shared(from, middle, end, false)]
  }

  const within = (value: number, least: number, most: number, name: string) => {
    if (Number.isInteger(value) && value >= least && value <= most) return
    throw new RangeError(`merkleLog: ${name} ${value} lies outside ${least} to ${most}`)
  }

  for (const leaf of leaves) append(leaf)
  return {
    size,
    append,
    leaf(index) {
      within(index, 0, size() - 1, 'index')
      return hash(index, index + 1)
    },
    root(upTo = size()) {
      within(upTo, 0, size(), 'size')
      return upTo === 0 ? emptyRoot() : hash(0, upTo)
    },
    inclusion(index, upTo = size()) {
      within(upTo, 1, size(), 'size')
      within(index, 0, upTo - 1, 'index')
      return path(index, 0, upTo).reverse()
    },
    consistency(from, to = size()) {
      within(to, 1, size(), 'size')
      within(from, 1, to, 'size')
      return shared(from, 0, to, true).reverse()
    },
  }
}

/** The largest power of two below a number above one. */
function largestPowerBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}
