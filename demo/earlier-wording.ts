/** The row of s1 as it was worded in Y−2. */
const earlier = { row: 's1', text: { 'zh-CN': '职工疗养', en: 'Stays at a sanatorium' } }

const reworded = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reworded)
  if (typeof value !== 'object' || value === null) return value
  const inside = withEarlierWording({ ...value })
  return inside.value === earlier.row ? { ...inside, text: earlier.text } : inside
}

/**
 * The sanatoriums' questionnaire as it stood in Y−2: the service s1 was called otherwise, so its series begins
 * anew in Y−1 and the page shows a break in comparability. Other questionnaires come back as they are.
 */
export const withEarlierWording = (
  definition: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(definition).map(([key, value]) => [key, reworded(value)]))
