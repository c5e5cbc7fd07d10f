/** Deeper than any question's answer. */
const deepest = 32

/**
 * Whether conditions can compare an answer: no object in it hides how it is spelt, and none lies deeper than any
 * question's answer does. No page sends one that fails.
 */
export function isComparable(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depth > deepest || Object.hasOwn(value, 'toString') || Object.hasOwn(value, 'valueOf'))
    return false
  return Object.values(value).every((one) => isComparable(one, depth + 1))
}
