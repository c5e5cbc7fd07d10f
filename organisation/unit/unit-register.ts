import { z } from 'zod'
import {
  type Column,
  readChoice,
  readCode,
  readCount,
  readDay,
  readName,
  readNames,
  readYes,
} from '../import/column.ts'
import type { Register } from '../import/import-register.ts'
import { overlap } from '../name/overlap.ts'
import { nameKey } from '../name/plain-name.ts'
import type { RowError } from '../spreadsheet/table.ts'
import type { UnitStore } from './unit.store.ts'
import { assessors, type Unit, unitKinds } from './unit.ts'

/** Columns of the file of units, in the order a template shows them. */
export const unitColumns: readonly Column[] = [
  { field: 'id', headings: ['编码', 'code'], required: true, read: readCode },
  { field: 'name', headings: ['名称', 'name'], required: true, read: readName },
  { field: 'shortName', headings: ['简称', 'short name'], required: true, read: readName },
  {
    field: 'kind',
    headings: ['类别', 'kind'],
    required: true,
    read: readChoice({
      工人文化宫: 'palace',
      职工俱乐部: 'club',
      疗养院: 'sanatorium',
      交流中心: 'exchange',
      其他: 'other',
    }),
  },
  { field: 'peerGroup', headings: ['比较组', 'peer group'], read: readName },
  { field: 'brands', headings: ['品牌', 'brands'], read: readNames },
  { field: 'head', headings: ['负责人', 'head'], read: readName },
  {
    field: 'assessor',
    headings: ['考核方', 'assessor'],
    required: true,
    read: readChoice({ 市总: 'federation', 区县: 'district' }),
  },
  { field: 'area', headings: ['片区', 'area'], read: readName },
  { field: 'registerSize', headings: ['服务对象人数', 'register size'], read: readCount },
  { field: 'validFrom', headings: ['启用日期', 'valid from'], required: true, read: readDay },
  { field: 'validTo', headings: ['停用日期', 'valid to'], read: readDay },
  { field: 'demo', headings: ['示例', 'demo'], read: readYes },
]

const Stored = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(unitKinds),
  peerGroup: z.string().optional(),
  brands: z.array(z.string()).default([]),
  head: z.string().optional(),
  assessor: z.enum(assessors),
  area: z.string().optional(),
  registerSize: z.number().optional(),
  demo: z.boolean().default(false),
  validFrom: z.string(),
  validTo: z.string().optional(),
})

/** Units: no two of one day that a reader would take for one another, and none that ends before it begins. */
export const unitRegister = (units: UnitStore): Register<Unit> => ({
  verb: 'unit.import',
  columns: unitColumns,
  complete: (fields) => Stored.parse(fields),
  all: units.all,
  replace: units.replace,
  check(merged, after) {
    const errors: RowError[] = []
    const alike = Map.groupBy(after, ({ name }) => nameKey(name))
    for (const { line, entry } of merged) {
      const twin = alike
        .get(nameKey(entry.name))
        ?.find((other) => other.id !== entry.id && overlap(entry, other))
      if (twin !== undefined)
        errors.push({ line, column: '名称', detail: `名称与 ${twin.id} 相同或看不出区别。` })
      if (entry.validTo !== undefined && entry.validTo < entry.validFrom)
        errors.push({ line, column: '停用日期', detail: '停用日期早于启用日期。' })
    }
    return errors
  },
})
