/** One raking variable: the category of every respondent and how many workers the frame has in each. */
export interface Margin {
  readonly variable: string
  readonly categories: readonly string[]
  readonly targets: Readonly<Record<string, number>>
}

/** A margin with its categories as numbers: `codes[i]` indexes `labels` and `totals`. */
export interface CodedMargin {
  readonly variable: string
  readonly labels: readonly string[]
  readonly totals: Float64Array
  readonly codes: Int32Array
}

/**
 * Numbers the categories of a margin.
 *
 * @throws RangeError when a respondent's category has no target, or a target is negative or undefined
 */
export function codeMargin(margin: Margin): CodedMargin {
  const labels = Object.keys(margin.targets)
  const totals = Float64Array.from(labels, (label) => margin.targets[label] ?? Number.NaN)
  if (totals.some((total) => !(total >= 0))) {
    throw new RangeError(`codeMargin: the targets of ${margin.variable} must be zero or positive`)
  }
  const index = new Map(labels.map((label, i) => [label, i]))
  const codes = Int32Array.from(margin.categories, (category) => {
    const code = index.get(category)
    if (code === undefined) {
      throw new RangeError(`codeMargin: ${margin.variable} has no target for category ${category}`)
    }
    return code
  })
  return { variable: margin.variable, labels, totals, codes }
}
