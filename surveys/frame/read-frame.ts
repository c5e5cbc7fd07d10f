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

type Role = AttributeName | 'style' | 'count' | 'invited'

const columns: Readonly<Record<string, Role>> = {
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
  invited: 'invited',
  邀请人数: 'invited',
}

const normal = (text: string) =>
  text.normalize('NFKC').replaceAll(/\s/g, '').replaceAll(/[—–]/g, '-').replace('--', '-')

const codeOf = (name: AttributeName, text: string): string =>
  spellings[name][normal(text)] ?? normal(text)

const whole = /^\d{1,9}$/

/** One style's part of the table. */
interface Read {
  readonly ofStyle: Cell[]
  readonly lines: number[]
  invited?: number
}

/**
 * The joint cells of each style from one table: a column for the unit (left out when the round has one style), one
 * for each attribute, one for the number of workers, and perhaps one for how many of the unit are invited (written
 * once a unit, or the same on each of its lines). Codes are checked with the frame, numbers here.
 */
export function readFrame({ headers, rows }: Table): {
  readonly cells: ReadonlyMap<string, Readonly<Read>>
  readonly complaints: readonly Complaint[]
} {
  const headed = new Map(headers.map((header) => [columns[normal(header).toLowerCase()], header]))
  const complaints: Complaint[] = []
  const cells = new Map<string, Read>()
  if (!headed.has('count'))
    complaints.push({ pointer: '/headers', detail: '表头里没有「人数」这一列。' })
  for (const { line, cells: texts } of rows) {
    const value = (role: Role) => texts[headed.get(role) ?? ''] ?? ''
    const say = (detail: string) =>
      complaints.push({ pointer: `/rows/${line}`, detail: `第 ${line} 行：${detail}` })
    const count = value('count').replaceAll(',', '')
    if (!whole.test(count)) say('人数要填不小于 0 的整数。')
    const cell: Partial<Record<AttributeName, string>> = {}
    for (const name of attributeNames) if (headed.has(name)) cell[name] = codeOf(name, value(name))
    const read = cells.get(value('style')) ?? { ofStyle: [], lines: [] }
    cells.set(value('style'), read)
    read.ofStyle.push({ cell, count: Number(count) })
    read.lines.push(line)
    const problem = takeInvited(value('invited').replaceAll(',', ''), read)
    if (problem !== undefined) say(problem)
  }
  return { cells, complaints }
}

function takeInvited(text: string, read: Read): string | undefined {
  if (text === '') return undefined
  if (!whole.test(text)) return '邀请人数要填不小于 0 的整数。'
  const invited = Number(text)
  if (read.invited !== undefined && read.invited !== invited)
    return `同一个单位的邀请人数前面写的是 ${read.invited}。`
  read.invited = invited
  return undefined
}
