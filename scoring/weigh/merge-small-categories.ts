import type { Margin } from './margin.ts'

export interface MergedMargin {
  readonly margin: Margin
  /** Codes that were put together, in order, e.g. `['a1', 'a2']`. */
  readonly merged: readonly (readonly [string, string])[]
}

/**
 * Puts categories with too few respondents together with their neighbour in the published order, before any answer is
 * looked at. Merged codes are joined by `+`.
 *
 * @param pairs pairs of base codes that may be merged, in published order
 * @param fewest respondents a category needs
 * @returns the margin; undefined when no published merge mends it, or only one category would be left
 * Source: methodology section 4.
 */
export function mergeSmallCategories(
  margin: Margin,
  pairs: readonly (readonly [string, string])[],
  fewest: number,
): MergedMargin | undefined {
  let current = withoutEmptyTargets(margin)
  const merged: (readonly [string, string])[] = []
  for (;;) {
    if (Object.keys(current.targets).length < 2) return undefined
    const small = smallestCategory(current, fewest)
    if (small === undefined) return { margin: current, merged }
    const partner = partnerOf(small, Object.keys(current.targets), pairs)
    if (partner === undefined) return undefined
    merged.push([small, partner])
    current = join(current, small, partner)
  }
}

/** A category the frame does not have needs no target; nobody is in it. */
function withoutEmptyTargets(margin: Margin): Margin {
  const targets = Object.fromEntries(
    Object.entries(margin.targets).filter(([, count]) => count > 0),
  )
  return { ...margin, targets }
}

function smallestCategory(margin: Margin, fewest: number): string | undefined {
  const counts = new Map(Object.keys(margin.targets).map((code) => [code, 0]))
  for (const code of margin.categories) counts.set(code, (counts.get(code) ?? 0) + 1)
  const small = [...counts].filter(([, count]) => count < fewest)
  small.sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
  return small[0]?.[0]
}

function partnerOf(
  code: string,
  codes: readonly string[],
  pairs: readonly (readonly [string, string])[],
): string | undefined {
  const own = code.split('+')
  for (const [a, b] of pairs) {
    const wanted = own.includes(a) ? b : own.includes(b) ? a : undefined
    if (wanted === undefined || own.includes(wanted)) continue
    const partner = codes.find((other) => other.split('+').includes(wanted))
    if (partner !== undefined) return partner
  }
  return undefined
}

function join(margin: Margin, a: string, b: string): Margin {
  const together = [...a.split('+'), ...b.split('+')].sort().join('+')
  const { [a]: countA = 0, [b]: countB = 0, ...others } = margin.targets
  return {
    variable: margin.variable,
    categories: margin.categories.map((code) => (code === a || code === b ? together : code)),
    targets: { ...others, [together]: countA + countB },
  }
}
