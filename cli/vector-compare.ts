/**
 * Compares a result with the keys a reference vector expects; other keys of the result do not count.
 *
 * @param tolerance absolute, or relative to the expected number
 * @returns one line per difference, empty when the result holds
 */
export function differences(
  expected: unknown,
  actual: unknown,
  tolerance: number,
  relative: boolean,
  path = '',
): string[] {
  if (typeof expected === 'number') {
    const near =
      typeof actual === 'number' &&
      Math.abs(actual - expected) <= reach(expected, tolerance, relative)
    return near ? [] : [`${path}: expected ${expected}, got ${show(actual)}`]
  }
  if (expected === null || typeof expected !== 'object') {
    return Object.is(expected, actual)
      ? []
      : [`${path}: expected ${show(expected)}, got ${show(actual)}`]
  }
  if (actual === null || typeof actual !== 'object') {
    return [`${path}: expected ${show(expected)}, got ${show(actual)}`]
  }
  if (Array.isArray(expected) && lengthOf(actual) !== expected.length) {
    return [`${path}: expected ${expected.length} entries, got ${lengthOf(actual)}`]
  }
  const got = new Map(Object.entries(actual))
  return Object.entries(expected).flatMap(([key, value]) =>
    differences(value, got.get(key), tolerance, relative, `${path}/${key}`),
  )
}

const reach = (expected: number, tolerance: number, relative: boolean): number =>
  relative ? tolerance * Math.abs(expected) : tolerance

const lengthOf = (value: object): number =>
  Array.isArray(value) || value instanceof Float64Array ? value.length : -1

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing'
