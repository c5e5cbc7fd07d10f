import type { Complaint } from '../../basics/failure.ts'
import type { Table } from '../../organisation/index.ts'
import { type AttributeName, attributeNames, type Cell } from './frame.ts'

/** The words of a member register for each code; codes themselves are read too. */
const spellings: Readonly<Record<AttributeName, Readonly<Record<string, string>>>> = {
  sex: { 男: 'm', 女: 'f' },
  age: { '35岁及以下': 'a1', '36-50岁': 'a2', '51-60岁': 'a3', '61岁及以上': 'a4' },
  job: {
    '在职(正式职工)': 'j1',
    正式: 'j1',
    正式职工: 'j1',
    劳务派遣: 'j2',
    派遣: 'j2',
    平台和灵活就业: 'j3',
    灵活就业: 'j3',
    灵活: 'j3',
    已退休: 'j4',
    退休: 'j4',
  },
  area: { 中心城区: 'r1', 主城新区: 'r2', 渝东北: 'r3', 渝东南: 'r4' },
}

const columns: Readonly<Record<string, AttributeName | 'style' | 'count'>> = {
  style: 'style',
  unit: 'style',
  单位: 'style',
  问卷代码: 'style',
  sex: 'sex',
  性别: 'sex',
  age: 'age',
  年龄: 'age',
  job: 'job',
  用工: 'job',
  工作情况: 'job',
  area: 'area',
  区域: 'area',
  片区: 'area',
  count: 'count',
  人数: 'count',
}

const normal = (text: string) =>
  text.normalize('NFKC').replaceAll(/\s/g, '').replaceAll(/[—–]/g, '-').replace('--', '-')

const codeOf = (name: AttributeName, text: string): string =>
  spellings[name][normal(text)] ?? normal(text)

/**
 * The joint cells of each style from one table: a column for the unit (left out when the round has one style), one
 * for each attribute, one for the number of workers. Codes are checked with the frame, counts here.
 */
export function readFrame({ headers, rows }: Table): {
  readonly cells: ReadonlyMap<string, readonly Cell[]>
  readonly complaints: readonly Complaint[]
} {
  const headed = new Map(headers.map((header) => [columns[normal(header).toLowerCase()], header]))
  const complaints: Complaint[] = []
  const cells = new Map<string, Cell[]>()
  if (!headed.has('count'))
    complaints.push({ pointer: '/headers', detail: '表头里没有「人数」这一列。' })
  for (const { line, cells: texts } of rows) {
    const value = (role: AttributeName | 'style' | 'count') => texts[headed.get(role) ?? ''] ?? ''
    const count = value('count').replaceAll(',', '')
    if (!/^\d{1,9}$/.test(count))
      complaints.push({
        pointer: `/rows/${line}`,
        detail: `第 ${line} 行：人数要填不小于 0 的整数。`,
      })
    const cell: Partial<Record<AttributeName, string>> = {}
    for (const name of attributeNames) if (headed.has(name)) cell[name] = codeOf(name, value(name))
    const ofStyle = cells.get(value('style')) ?? []
    cells.set(value('style'), ofStyle)
    ofStyle.push({ cell, count: Number(count) })
  }
  return { cells, complaints }
}
