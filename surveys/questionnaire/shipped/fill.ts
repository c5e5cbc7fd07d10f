/** A questionnaire definition as JSON: what SurveyJS loads. */
export type Definition = { readonly [key: string]: unknown }

const placeholder = /\{(unit|year|kind|activity)\}/g

/** The placeholders a text, or any text inside a value, still holds. */
export const placeholdersIn = (value: unknown): string[] => [
  ...new Set(Array.from(JSON.stringify(value).matchAll(placeholder), (found) => found[1] ?? '')),
]

const fillValue = (value: unknown, words: Readonly<Record<string, string>>): unknown => {
  if (typeof value === 'string')
    return value.replace(placeholder, (whole, name: string) => words[name] ?? whole)
  if (Array.isArray(value)) return value.map((entry) => fillValue(entry, words))
  return typeof value === 'object' && value !== null ? fill({ ...value }, words) : value
}

/**
 * A definition with its placeholders replaced, done once when a round's style is made and before compiling:
 * a compiled form never holds one. `{row}` in a matrix title is no placeholder; the page puts the row's text there.
 * @param words per placeholder the text to stand there, for example `{ unit: '杨家坪疗养院', kind: '疗养院' }`
 * @returns a new definition; a placeholder without a word stays as it is
 */
export const fill = (definition: Definition, words: Readonly<Record<string, string>>): Definition =>
  Object.fromEntries(
    Object.entries(definition).map(([key, value]) => [key, fillValue(value, words)]),
  )
