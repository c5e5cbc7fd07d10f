import { z } from 'zod'
import { operation } from './operation.ts'

const Mode = z
  .enum(['ballot', 'open'])
  .meta({ description: 'ballot 一次性答题资格；open 公开链接' })
const State = z.enum(['planned', 'open', 'closing', 'closed', 'computed'])
const Attribute = z.strictObject({
  name: z.enum(['sex', 'age', 'job', 'area']),
  codes: z.array(z.string()).meta({ description: '合并的代码用 + 连接；none 是不想说' }),
})
export const StyleCode = z.string().regex(/^[a-z][a-z0-9-]{0,19}$/)
const Title = z.string().trim().min(1).max(80)
export const Count = z.number().int().min(0).max(100_000_000)

export const Custodian = z
  .strictObject({
    id: z.enum(['a', 'b']),
    name: z.string().trim().min(1).max(60).meta({ description: '签发方，第二方在工会之外' }),
  })
  .meta({ id: 'Custodian' })

export const PlannedStyle = z
  .strictObject({
    style: StyleCode,
    unit: z.string().min(1).max(40).optional(),
    title: Title,
    questionnaire: z.string().min(1).max(60),
    words: z
      .partialRecord(z.enum(['unit', 'kind', 'year', 'activity']), z.string().trim().min(1).max(60))
      .optional()
      .meta({ description: '放进问卷里的名称' }),
    invited: Count.optional(),
    electorate: z.enum(['workers', 'unions']).optional(),
  })
  .meta({ id: 'PlannedStyle' })

export const RoundPlan = z
  .strictObject({
    title: Title,
    period: z
      .string()
      .regex(/^\d{4}(Q[1-4]|-\d{2}(-\d{2})?)?$/)
      .meta({ example: '2026' }),
    mode: Mode,
    opensAt: z.iso.datetime({ offset: true }),
    closesAt: z.iso.datetime({ offset: true }),
    graceSeconds: z.number().int().min(0).max(86_400).optional(),
    issuers: z.array(Custodian).max(2),
    styles: z.array(PlannedStyle).min(1).max(200),
    recipe: z.string().min(1).max(60),
  })
  .meta({ id: 'RoundPlan' })

const Style = z.strictObject({
  style: StyleCode,
  unit: z.string().optional(),
  title: z.string(),
  questionnaire: z.string(),
  form: z.string(),
  seconds: z.number(),
  invited: Count,
  electorate: z.enum(['workers', 'unions']),
  attributes: z.array(Attribute),
  frame: z
    .strictObject({ total: Count, census: z.boolean(), cells: Count })
    .optional()
    .meta({ description: '没有就是「无分母」' }),
})

const summary = {
  id: z.string(),
  title: z.string(),
  series: z.string().optional(),
  period: z.string(),
  mode: z.enum(['ballot', 'open', 'identified']),
  demo: z.boolean(),
  state: State,
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  recipe: z.string(),
  signed: z.boolean().meta({ description: '清单已经签发' }),
  problem: z.string().optional().meta({ description: '为什么还不能签发清单' }),
}

export const RoundSummary = z
  .strictObject({ ...summary, styles: z.number().int() })
  .meta({ id: 'RoundSummary' })

export const Round = z
  .strictObject({
    ...summary,
    graceSeconds: z.number().int(),
    k: z.number().int(),
    issuers: z.array(Custodian),
    styles: z.array(Style),
    link: z.string().meta({ description: '公开链接；一次性资格的期次还要个人密码' }),
    checkWords: z.string().optional().meta({ description: '六个字，印在海报上' }),
    manifestHash: z.string().optional(),
    linksIssued: z.boolean(),
    openedAt: z.iso.datetime().optional(),
    closedAt: z.iso.datetime().optional(),
    graceUntil: z.iso.datetime().optional(),
    sealedAt: z.iso.datetime().optional(),
    keysDestroyedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'Round' })

export const RoundRef = z.strictObject({ round: z.string().regex(/^[0-9a-z]{1,32}$/) })

export const listRounds = operation({
  method: 'get',
  path: '/rounds',
  summary: '期次列表，新的在前；工会经办人只看到本片区和全市的单位',
  verb: 'round.list',
  response: z.strictObject({ rounds: z.array(RoundSummary) }),
})

export const planRound = operation({
  method: 'post',
  path: '/rounds',
  summary: '建立期次',
  verb: 'round.plan',
  body: RoundPlan,
  response: Round,
  failures: ['invalid', 'conflict'],
})

export const readRound = operation({
  method: 'get',
  path: '/rounds/{round}',
  summary: '一个期次',
  verb: 'round.read',
  params: RoundRef,
  response: Round,
})

const Asked = z.strictObject({ asked: z.boolean() }).meta({ description: '已安排，由后台完成' })

export const prepareRound = operation({
  method: 'post',
  path: '/rounds/{round}/preparation',
  summary: '签发清单：生成签发密钥，确定要问的人群特征，之后名册不能再改',
  verb: 'round.plan',
  params: RoundRef,
  response: Asked,
  failures: ['conflict', 'invalid'],
})

export const openRound = operation({
  method: 'post',
  path: '/rounds/{round}/opening',
  summary: '开始：清单签发前可以提前到现在；签发后按清单上的时间',
  verb: 'round.open',
  params: RoundRef,
  response: Asked,
  failures: ['conflict', 'invalid'],
})

export const closeRound = operation({
  method: 'post',
  path: '/rounds/{round}/closing',
  summary: '结束：只能按清单上签发的时间',
  verb: 'round.close',
  params: RoundRef,
  response: Asked,
  failures: ['conflict'],
})

const InFives = z.number().int().min(0).multipleOf(5)

export const RoundCounts = z
  .strictObject({
    round: z.string(),
    styles: z.array(
      z.strictObject({
        style: z.string(),
        unit: z.string().optional(),
        title: z.string(),
        invited: Count,
        collected: InFives,
        cast: InFives,
        days: z.array(z.strictObject({ day: z.iso.date(), collected: InFives, cast: InFives })),
      }),
    ),
    channels: z.array(z.strictObject({ channel: z.string(), count: InFives })),
  })
  .meta({ id: 'RoundCounts', description: '凑成五的倍数，看不出一个人' })

export const roundCounts = operation({
  method: 'get',
  path: '/rounds/{round}/counts',
  summary: '每份问卷领取和投出的张数',
  verb: 'round.counts',
  params: RoundRef,
  response: RoundCounts,
})

export const roundManifest = operation({
  method: 'get',
  path: '/rounds/{round}/manifest',
  summary: '签名清单，任何人都可以核对',
  verb: 'round.manifest',
  params: RoundRef,
  response: z.strictObject({
    manifest: z.record(z.string(), z.unknown()),
    signature: z.string(),
    checkWords: z.string(),
  }),
})
