import { reportWords as words } from '../../../words/console/report.ts'
import type { Dot } from '../../charts/dot-plot-option.ts'
import { toldApart } from '../../parts/told-apart.ts'

const names = (dots: readonly Dot[]) => dots.map(({ name }) => name).join('、')

/** Which units cannot be told apart: a sentence for each, naming the shorter list. */
export function apartSentences(dots: readonly Dot[]): string[] {
  if (dots.length < 2) return []
  const rows = dots.map((dot) => {
    const others = dots.filter((other) => other !== dot)
    const same = others.filter((other) => !toldApart(dot, other))
    return { dot, same, different: others.filter((other) => toldApart(dot, other)) }
  })
  if (rows.every(({ same }) => same.length === 0)) return [words.apartNone]
  if (rows.every(({ different }) => different.length === 0)) return [words.apartAll]
  return rows.map(({ dot, same, different }) => {
    if (same.length === 0) return words.apartClear(dot.name)
    if (different.length > 0 && different.length < same.length)
      return words.apartMany(dot.name, same.length, names(different))
    return words.apartFrom(dot.name, names(same))
  })
}
