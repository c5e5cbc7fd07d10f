import { readFileSync } from 'node:fs'
import type { Definition } from './fill.ts'

export type UnitKind = 'palace' | 'club' | 'sanatorium' | 'exchange'
export type ShippedCode =
  | 'needs'
  | 'unit-palace'
  | 'unit-sanatorium'
  | 'unit-exchange'
  | 'activity'
  | 'meeting-ballot'
  | 'grassroots'

/** A questionnaire that comes with the software. */
export interface Shipped {
  readonly code: ShippedCode
  readonly title: { readonly 'zh-CN': string; readonly en: string }
  readonly purpose:
    | 'needs'
    | 'unit-evaluation'
    | 'activity'
    | 'meeting-ballot'
    | 'grassroots-ballot'
  /** Kinds of unit whose services it asks about; left out: any. */
  readonly kinds?: readonly UnitKind[]
  /** What `fill` must be given before it is compiled. */
  readonly placeholders: readonly ('unit' | 'kind' | 'activity')[]
  /** Questions whose wording carries a series: changing one character of them begins a new series. */
  readonly core: readonly string[]
  readonly definition: Definition
}

const read = (code: ShippedCode): Definition =>
  JSON.parse(readFileSync(new URL(`./${code}.json`, import.meta.url), 'utf8'))

const unit = (
  code: 'unit-palace' | 'unit-sanatorium' | 'unit-exchange',
  kinds: readonly UnitKind[],
  zh: string,
  en: string,
): Shipped => ({
  code,
  title: {
    'zh-CN': `单位服务测评（${zh}）`,
    en: `Evaluation of a unit’s services (${en})`,
  },
  purpose: 'unit-evaluation',
  kinds,
  placeholders: ['unit', 'kind'],
  core: ['u1', 'u2', 'u3', 'u4', 'u5'],
  definition: read(code),
})

/** The questionnaires of the house, each a plain SurveyJS definition in the file of its code. */
export const shipped: readonly Shipped[] = [
  {
    code: 'needs',
    title: { 'zh-CN': '职工需求调查', en: 'Workers’ needs survey' },
    purpose: 'needs',
    placeholders: [],
    core: ['n1', 'n2'],
    definition: read('needs'),
  },
  unit('unit-palace', ['palace', 'club'], '文化宫、俱乐部', 'palaces and clubs'),
  unit('unit-sanatorium', ['sanatorium'], '疗养院', 'sanatoriums'),
  unit('unit-exchange', ['exchange'], '职工对外交流中心', 'exchange centre'),
  {
    code: 'activity',
    title: { 'zh-CN': '活动后评价', en: 'After an activity' },
    purpose: 'activity',
    placeholders: ['activity'],
    core: [],
    definition: read('activity'),
  },
  {
    code: 'meeting-ballot',
    title: { 'zh-CN': '座谈测评票', en: 'Meeting ballot' },
    purpose: 'meeting-ballot',
    placeholders: [],
    core: ['m1', 'm2', 'm3', 'm4', 'm5'],
    definition: read('meeting-ballot'),
  },
  {
    code: 'grassroots',
    title: { 'zh-CN': '基层工会评议票', en: 'Grassroots unions’ ballot' },
    purpose: 'grassroots-ballot',
    placeholders: ['unit'],
    core: ['g1', 'g2', 'g3', 'g4', 'g5'],
    definition: read('grassroots'),
  },
]
