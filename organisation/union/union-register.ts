import { z } from 'zod'
import {
  type Column,
  readChoice,
  readCode,
  readCount,
  readDay,
  readName,
  readYes,
} from '../import/column.ts'
import type { Register } from '../import/import-register.ts'
import { overlap } from '../name/overlap.ts'
import { nameKey } from '../name/plain-name.ts'
import type { RowError } from '../spreadsheet/table.ts'
import type { UnionStore } from './union.store.ts'
import { type Union, unionLevels } from './union.ts'

/** Columns of the file of unions, in the order a template shows them. */
export const unionColumns: readonly Column[] = [
  { field: 'id', headings: ['编码', 'code'], required: true, read: readCode },
  { field: 'name', headings: ['名称', 'name'], required: true, read: readName },
  {
    field: 'level',
    headings: ['层级', 'level'],
    required: true,
    read: readChoice({ 市总: 'federation', 区县: 'district', 基层: 'grassroots' }),
  },
  { field: 'parent', headings: ['上级编码', 'parent'], read: readCode },
  { field: 'area', headings: ['片区', 'area'], read: readName },
  { field: 'members', headings: ['会员人数', 'members'], read: readCount },
  { field: 'validFrom', headings: ['启用日期', 'valid from'], required: true, read: readDay },
  { field: 'validTo', headings: ['停用日期', 'valid to'], read: readDay },
  { field: 'successor', headings: ['承接编码', 'successor'], read: readCode },
  { field: 'demo', headings: ['示例', 'demo'], read: readYes },
]

const Stored = z.object({
  id: z.string(),
  name: z.string(),
  level: z.enum(unionLevels),
  parent: z.string().optional(),
  area: z.string().optional(),
  members: z.number().optional(),
  demo: z.boolean().default(false),
  validFrom: z.string(),
  validTo: z.string().optional(),
  successor: z.string().optional(),
})

type Known = ReadonlyMap<string, Union>
type Problem = Omit<RowError, 'line'> | undefined

/** Each level stands below the one named here, so that the tree cannot have a circle. */
const above = { federation: undefined, district: 'federation', grassroots: 'district' } as const
const words = { federation: '市总', district: '区县', grassroots: '基层' } as const

function parentProblem({ level, parent }: Union, known: Known): Problem {
  const wanted = above[level]
  if (wanted === undefined)
    return parent === undefined ? undefined : { column: '上级编码', detail: '市总没有上级。' }
  if (parent === undefined) return { column: '上级编码', detail: '不能为空。' }
  const found = known.get(parent)
  if (found === undefined)
    return { column: '上级编码', detail: `没有编码为 ${parent} 的工会组织。` }
  return found.level === wanted
    ? undefined
    : { column: '上级编码', detail: `${words[level]}的上级必须是${words[wanted]}。` }
}

function successorProblem({ id, successor, validTo, level }: Union, known: Known): Problem {
  if (successor === undefined) return undefined
  const found = known.get(successor)
  if (found === undefined || successor === id)
    return { column: '承接编码', detail: `没有编码为 ${successor} 的另一个工会组织。` }
  if (validTo === undefined) return { column: '停用日期', detail: '有承接组织时要写停用日期。' }
  return found.level === level
    ? undefined
    : { column: '承接编码', detail: '承接组织必须是同一层级。' }
}

const datesProblem = ({ validFrom, validTo }: Union): Problem =>
  validTo !== undefined && validTo < validFrom
    ? { column: '停用日期', detail: '停用日期早于启用日期。' }
    : undefined

/** What unions share that a reader would take for one another. */
const placeKey = ({ parent, name }: Union): string => `${parent ?? ''} ${nameKey(name)}`

function twinProblem(union: Union, alike: ReadonlyMap<string, readonly Union[]>): Problem {
  const twin = alike
    .get(placeKey(union))
    ?.find((other) => other.id !== union.id && overlap(union, other))
  return twin === undefined
    ? undefined
    : { column: '名称', detail: `名称与 ${twin.id} 相同或看不出区别。` }
}

/** Unions: one dated tree. */
export const unionRegister = (unions: UnionStore): Register<Union> => ({
  verb: 'union.import',
  columns: unionColumns,
  complete: (fields) => Stored.parse(fields),
  all: unions.all,
  replace: unions.replace,
  check(merged, after) {
    const known = new Map(after.map((union) => [union.id, union]))
    const alike = Map.groupBy(after, placeKey)
    return merged.flatMap(({ line, entry }) =>
      [
        parentProblem(entry, known),
        successorProblem(entry, known),
        datesProblem(entry),
        twinProblem(entry, alike),
      ].flatMap((problem) => (problem === undefined ? [] : [{ line, ...problem }])),
    )
  },
})
