/** Below zero, zero or above zero as `left` sorts before, with or after `right`, byte by byte. */
export function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const shared = Math.min(left.length, right.length)
  for (let at = 0; at < shared; at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** Whether two arrays hold the same bytes. For public values only: it stops at the first difference. */
export const sameBytes = (left: Uint8Array, right: Uint8Array): boolean =>
  compareBytes(left, right) === 0
