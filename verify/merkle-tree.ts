import { sha256 } from './hash.ts'

const leafPrefix = Buffer.of(0)
const nodePrefix = Buffer.of(1)

/** RFC 6962 section 2.1. The prefixes keep a node from being passed off as a leaf. */
export const leafHash = (entry: Uint8Array): Buffer => sha256(leafPrefix, entry)
const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(nodePrefix, left, right)

/**
 * The tree hash of a log that only grows. Kept are the roots of its complete subtrees, the largest first: one for each
 * one bit of the size. A new leaf is a subtree of height 0, and two neighbours of one height become one that is
 * higher, as a binary counter carries.
 */
export function openTree() {
  const peaks: { readonly height: number; readonly hash: Buffer }[] = []
  let size = 0
  return {
    size: () => size,
    append(leaf: Buffer): void {
      let peak = { height: 0, hash: leaf }
      for (let left = peaks.at(-1); left?.height === peak.height; left = peaks.at(-1)) {
        peaks.pop()
        peak = { height: peak.height + 1, hash: nodeHash(left.hash, peak.hash) }
      }
      peaks.push(peak)
      size += 1
    },
    root(): Buffer {
      const [smallest, ...larger] = peaks.toReversed()
      return larger.reduce((right, left) => nodeHash(left.hash, right), smallest?.hash ?? sha256())
    },
  }
}
