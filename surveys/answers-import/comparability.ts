import { columnIn, type Mapping } from './mapping.ts'
import type { ImportReport } from './report.ts'

/**
 * Which waves asked a question with the same words. A mapping gives one column where the wording stayed, and one
 * per wave where it changed.
 */
export function comparability(
  mapping: Mapping,
  waves: readonly string[],
): ImportReport['notComparable'] {
  return mapping.questions.flatMap(({ code, column }) => {
    const groups = new Map<string, string[]>()
    const unasked: string[] = []
    for (const wave of waves) {
      const asked = columnIn(column, wave)
      if (asked === undefined) unasked.push(wave)
      else groups.set(asked, [...(groups.get(asked) ?? []), wave])
    }
    if (groups.size <= 1 && unasked.length === 0) return []
    const worded = [...groups.values()].map((group) => group.join('、')).join(' / ')
    const detail =
      groups.size > 1
        ? `${worded} 各波的问法不同，不能比较。`
        : `${unasked.join('、')} 没有问这一题，不能比较。`
    return [{ question: code, groups: [...groups.values()], detail }]
  })
}
