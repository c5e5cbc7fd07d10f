import type { Complaint } from '../../basics/failure.ts'
import { attributeCodes, attributeNames, type Cell } from './frame.ts'

/**
 * Everything wrong with the joint cells of one frame: counts, unknown codes, cells that do not name the same
 * attributes, cells written twice. Empty when the frame may be used.
 */
export function complaintsAboutCells(cells: readonly Cell[], root: string): Complaint[] {
  const complaints: Complaint[] = []
  const seen = new Set<string>()
  const named = namesIn(cells[0])
  for (const [place, one] of cells.entries()) {
    const pointer = `${root}/${place}`
    const say = (detail: string) => complaints.push({ pointer, detail })
    if (!Number.isSafeInteger(one.count) || one.count < 0) say('人数要是不小于 0 的整数。')
    if (namesIn(one) !== named) say('每一行都要写同样的几项人群特征。')
    for (const name of attributeNames) {
      const code = one.cell[name]
      const known: readonly string[] = attributeCodes[name]
      if (code !== undefined && !known.includes(code)) say(`不认识「${code}」，请按表头说明填写。`)
    }
    const key = attributeNames.map((name) => one.cell[name] ?? '').join('|')
    if (seen.has(key)) say('同一类人写了两行，请合并。')
    seen.add(key)
  }
  if (cells.reduce((sum, { count }) => sum + count, 0) < 1)
    complaints.push({ pointer: root, detail: '名册里一个人也没有。' })
  return complaints
}

const namesIn = (one: Cell | undefined): string =>
  attributeNames.filter((name) => one?.cell[name] !== undefined).join()
