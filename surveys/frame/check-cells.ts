import type { Complaint } from '../../basics/failure.ts'
import { attributeCodes, attributeNames, type Cell } from './frame.ts'

/**
 * Everything wrong with the joint cells of one frame: counts, unknown codes, cells that do not name the same
 * attributes, cells written twice. Empty when the frame may be used.
 */
export function complaintsAboutCells(
  {
    cells,
    lines,
  }: { readonly cells: readonly Cell[]; readonly lines?: readonly number[] | undefined },
  root: string,
): Complaint[] {
  const complaints: Complaint[] = []
  const seen = new Set<string>()
  const named = namesIn(cells[0])
  for (const [place, one] of cells.entries()) {
    const sentences = wrongWith(one)
    if (namesIn(one) !== named) sentences.push('每一行都要写同样的几项人群特征。')
    const key = attributeNames.map((name) => one.cell[name] ?? '').join('|')
    if (seen.has(key)) sentences.push('同一类人写了两行，请合并。')
    seen.add(key)
    const line = lines?.[place]
    const where = line === undefined ? '' : `第 ${line} 行：`
    complaints.push(
      ...sentences.map((detail) => ({ pointer: `${root}/${place}`, detail: `${where}${detail}` })),
    )
  }
  if (cells.reduce((sum, { count }) => sum + count, 0) < 1)
    complaints.push({ pointer: root, detail: '名册里一个人也没有。' })
  return complaints
}

function wrongWith({ cell, count }: Cell): string[] {
  const sentences: string[] = []
  if (!Number.isSafeInteger(count) || count < 0) sentences.push('人数要是不小于 0 的整数。')
  for (const name of attributeNames) {
    const code = cell[name]
    const known: readonly string[] = attributeCodes[name]
    if (code !== undefined && !known.includes(code))
      sentences.push(`不认识「${code}」，请按表头说明填写。`)
  }
  return sentences
}

const namesIn = (one: Cell | undefined): string =>
  attributeNames.filter((name) => one?.cell[name] !== undefined).join()
