import type { Complaint } from '../../basics/failure.ts'
import type { Table } from '../../organisation/index.ts'
import type { Round } from '../round/round.ts'

/** One line of a roster: a worker, or a union of a grassroots ballot. */
export interface RosterRow {
  /** Line of the file, the headings being line 1. */
  readonly line: number
  readonly name: string
  readonly phone: string
  /** Member or staff number. */
  readonly number: string
  readonly union: string
  /** Codes of the styles the link opens. */
  readonly styles: readonly string[]
}

type Role = 'name' | 'phone' | 'number' | 'union' | 'units'

const columns: Readonly<Record<string, Role>> = {
  name: 'name',
  姓名: 'name',
  phone: 'phone',
  手机: 'phone',
  电话: 'phone',
  手机号: 'phone',
  serial: 'number',
  number: 'number',
  编号: 'number',
  会员号: 'number',
  工号: 'number',
  union: 'union',
  工会: 'union',
  units: 'units',
  unit: 'units',
  单位: 'units',
  事业单位: 'units',
}

/** Written in the units' column for every style of the round. */
const all = ['全部', 'all']

/** What tells one line from another: the number, else the telephone, else the union. */
export const identityOf = (row: RosterRow): string =>
  row.number !== ''
    ? `number:${row.number}`
    : row.phone !== ''
      ? `phone:${row.phone}`
      : row.union !== ''
        ? `union:${row.union}`
        : ''

/** The lines of a roster and everything wrong with them. */
export function readRoster(
  { headers, rows: lines }: Table,
  round: Round,
): { readonly rows: readonly RosterRow[]; readonly complaints: readonly Complaint[] } {
  const headed = new Map(
    headers.map((header) => [columns[header.normalize('NFKC').toLowerCase()], header]),
  )
  const complaints: Complaint[] = []
  const seen = new Map<string, number>()
  const rows = lines.map(({ line, cells }): RosterRow => {
    const value = (role: Role) => (cells[headed.get(role) ?? ''] ?? '').normalize('NFKC').trim()
    const say = (detail: string) =>
      complaints.push({ pointer: `/rows/${line}`, detail: `第 ${line} 行：${detail}` })
    const { styles, unknown } = stylesNamed(value('units'), round)
    const row = {
      line,
      name: value('name'),
      phone: value('phone').replaceAll(/[\s-]/g, ''),
      number: value('number'),
      union: value('union'),
      styles,
    }
    for (const name of unknown) say(`这个期次没有「${name}」。`)
    if (styles.length === 0 && unknown.length === 0) say('没有写明给哪些单位打分。')
    const identity = identityOf(row)
    const before = seen.get(identity)
    if (identity === '') say('编号、手机和工会至少要填一项。')
    else if (before !== undefined) say(`和第 ${before} 行是同一个人。`)
    seen.set(identity, line)
    return row
  })
  if (rows.length === 0) complaints.push({ pointer: '/rows', detail: '表里没有一行名单。' })
  return { rows, complaints }
}

function stylesNamed(text: string, { styles }: Round) {
  const every = styles.map(({ style }) => style)
  if (text === '') return { styles: every.length === 1 ? every : [], unknown: [] }
  if (all.includes(text.toLowerCase())) return { styles: every, unknown: [] }
  const names = text.split(/[;,、\s]+/).filter((name) => name !== '')
  const found = names.map((name) =>
    styles.find(({ style, unit, title }) => [style, unit, title].includes(name)),
  )
  return {
    styles: [...new Set(found.flatMap((style) => (style === undefined ? [] : [style.style])))],
    unknown: names.filter((_, place) => found[place] === undefined),
  }
}
