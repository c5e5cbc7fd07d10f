import { z } from 'zod'
import { operation } from './operation.ts'
import { Count, RoundRef, StyleCode } from './round.ts'

const FrameReport = z.strictObject({
  frames: z.array(z.strictObject({ style: StyleCode, total: Count, cells: Count, invited: Count })),
})

const Cell = z.strictObject({
  cell: z.partialRecord(z.enum(['sex', 'age', 'job', 'area']), z.string().max(20)),
  count: Count,
})

export const putFrames = operation({
  method: 'put',
  path: '/rounds/{round}/frames',
  summary: '填写服务对象名册（各类人群的人数），签发清单后不能再改',
  verb: 'round.frame',
  params: RoundRef,
  body: z.strictObject({
    frames: z
      .array(
        z.strictObject({
          style: StyleCode,
          census: z.boolean().meta({ description: '全体都邀请' }),
          invited: Count.optional(),
          cells: z.array(Cell).min(1).max(256),
        }),
      )
      .min(1)
      .max(200),
  }),
  response: FrameReport,
  failures: ['conflict', 'invalid'],
})

export const importFrames = operation({
  method: 'post',
  path: '/rounds/{round}/frames',
  summary: '从 CSV 或 Excel 导入服务对象名册',
  verb: 'round.frame',
  params: RoundRef,
  query: z.strictObject({ census: z.enum(['true', 'false']).optional() }),
  body: 'file',
  response: FrameReport,
  failures: ['conflict', 'invalid'],
})
