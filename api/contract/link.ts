import { z } from 'zod'
import { operation } from './operation.ts'
import { RoundRef } from './round.ts'

/** 32 random bytes, base64url. The same roster under the same key yields the same links again. */
export const LinkKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const issueLinks = operation({
  method: 'post',
  path: '/rounds/{round}/links',
  summary:
    '按名单发个人链接；链接只在这一次的文件里，系统不保存。文件没有收到，可以用同一个密钥、同一份名单再取同一批',
  verb: 'round.links',
  params: RoundRef,
  query: z.strictObject({
    as: z
      .enum(['xlsx', 'html'])
      .optional()
      .meta({ description: 'xlsx 表格；html 可打印的二维码卡片，A4 每页八张' }),
  }),
  headers: z.object({
    'idempotency-key': LinkKey.optional().meta({
      description: '32 个随机字节；不给就不能再取同一批',
    }),
  }),
  body: 'file',
  response: 'file',
  failures: ['not-found', 'conflict', 'closed', 'invalid', 'unsupported-media-type', 'too-large'],
})
