import { z } from 'zod'
import { operation } from './operation.ts'
import { Custodian, PlannedStyle } from './round.ts'

const template = z.strictObject({
  mode: z.enum(['ballot', 'open']),
  graceSeconds: z.number().int().min(0).max(86_400).optional(),
  issuers: z.array(Custodian).max(2),
  styles: z.array(PlannedStyle).min(1).max(200),
  recipe: z.string().min(1).max(60),
})

const fields = {
  title: z.string().trim().min(1).max(80).meta({ example: '职工需求调查 {period}' }),
  rhythm: z.enum(['quarterly', 'yearly']),
  opensAfter: z.number().int().min(0).max(360).meta({ description: '本期开始后第几天开放' }),
  lead: z.number().int().min(0).max(120).meta({ description: '开放前几天建立，好准备名册' }),
  daysOpen: z.number().int().min(1).max(360),
}

export const Series = z
  .strictObject({
    id: z.string(),
    ...fields,
    since: z.iso.date(),
    active: z.boolean(),
    mode: z.enum(['ballot', 'open', 'identified']),
    styles: z.number().int(),
    problem: z.string().optional(),
  })
  .meta({ id: 'Series' })

export const listSeries = operation({
  method: 'get',
  path: '/series',
  summary: '定期调查列表',
  verb: 'series.list',
  response: z.strictObject({ series: z.array(Series) }),
})

export const createSeries = operation({
  method: 'post',
  path: '/series',
  summary: '建立定期调查，到日子自动建立期次',
  verb: 'series.create',
  body: z.strictObject({ ...fields, since: z.iso.date().optional(), template }),
  response: Series,
  failures: ['invalid'],
})

export const switchSeries = operation({
  method: 'put',
  path: '/series/{series}/active',
  summary: '停用定期调查，或者让它继续；已经建立的期次不变，停用期间的各期不补',
  verb: 'series.switch',
  params: z.strictObject({ series: z.string().min(1).max(40) }),
  body: z.strictObject({ active: z.boolean() }),
  response: Series,
  failures: ['not-found'],
})
