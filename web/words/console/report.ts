/** Words of the index report. Numbers come in as text already rounded to one decimal. */
export const reportWords = {
  title: '指数报告',
  none: '还没有算出指数的期次。期次封存后，指数由后台自动算出。',
  toRounds: '查看期次',
  noFigures: '这一期还没有指数。答卷封存后会自动计算，也可以现在重新计算。',
  round: '期次',
  period: '周期',
  mode: '答题方式',
  closes: '结束',
  open: '查看',
  total: (n: number) => `共 ${n} 期`,
  modes: { ballot: '一次性答题资格', open: '公开链接', identified: '实名' },
  openOnly: '仅供参考，不计入考核',
  oneCustodian: '签发由一方保管',
  batch: (n: number) => `截至第 ${n} 批封存`,
  awareness: '知晓度',
  participation: '参与度',
  satisfaction: '满意度',
  index: '职工评价分 V',
  city: '全市合计',
  cityNone: '全市合计不公布',
  summaryCity: (figures: string) => `全市合计：${figures}。`,
  summaryUnits: (units: number, hidden: number, listed: number) =>
    [
      `共 ${units} 家单位`,
      ...(hidden > 0 ? [`其中 ${hidden} 家答卷太少不公布`] : []),
      ...(listed > 0 ? [`${listed} 家只列出、不定等次`] : []),
    ]
      .join('，')
      .concat('。'),
  interval: '括号里和横线都是 95% 区间；本页不排名次，哪些单位分不出高低见图下。',
  modelInterval:
    '括号里和横线是模型区间（假定应答者在加权后可代表全体），不是抽样误差；本页不排名次。',
  ownFigures: '您只看得到本单位的数字。',
  plusMinus: (value: string, half: string) => `${value}（±${half}）`,
  range: (lower: string, upper: string) => `${lower}–${upper}`,
  range95: (lower: string, upper: string) => `95% 区间 ${lower}–${upper}`,
  rangeModel: (lower: string, upper: string) => `模型区间 ${lower}–${upper}`,
  rangeOf: (range: string, n: number) => `${range}，${n} 份`,
  hidden: '不公布',
  chartTitle: '各单位满意度与 95% 区间',
  chartOf: (figure: string) => `各单位${figure}与 95% 区间`,
  figureToDraw: '图中指标',
  describe: (
    figure: string,
    n: number,
    low: string,
    lowName: string,
    high: string,
    highName: string,
  ) =>
    `${n} 家单位的${figure}点图：最低 ${lowName} ${low}，最高 ${highName} ${high}，横线是 95% 区间，数字见数据表。`,
  describeOne: (figure: string, name: string, value: string) =>
    `${name}的${figure} ${value}，横线是 95% 区间。`,
  reference: (value: string) => `全市 ${value}`,
  showTable: '查看数据表',
  hideTable: '收起数据表',
  nothingToDraw: '没有可以公布的数字，不画图。',
  apart: '哪些单位分不出高低',
  apartRule: '两家相差的分数不够大、谁高谁低的把握不到 95% 的，就是分不出高低。',
  apartNone: '图中任何两家都分得清高低（把握 95%）。',
  apartFrom: (name: string, others: string) => `${name}：与${others}分不出高低。`,
  apartMany: (name: string, n: number, others: string) =>
    `${name}：与其余 ${n} 家分不出高低；只与${others}分得清。`,
  apartClear: (name: string) => `${name}：与其余各家都分得清。`,
  apartAll: '图中各单位分不出高低（谁高谁低的把握都不到 95%）。',
  table: '单位明细',
  unit: '单位',
  n: '答卷',
  nEff: '有效样本',
  responseRate: '应答率',
  verdict: '结论',
  lower: '区间下限',
  upper: '区间上限',
  value: '数值',
  noDenominator: '无分母',
  fewer: '少于 10',
  countOf: (n: number) => (n > 0 && n < 10 ? '少于 10' : String(n)),
  verdicts: {
    hidden: '不公布',
    shown: '只列出，不定等次',
    rated: '可定等次，不排名次',
    ranked: '可定等次，可排名次',
  },
  filterKind: '单位类别',
  filterName: '单位名称',
  all: '全部',
  reset: '重置',
  filtered: (shown: number, total: number) => `共 ${total} 家，列出 ${shown} 家`,
  nothingFound: '没有符合条件的单位。',
  method: '口径',
  recompute: '重新计算',
  recomputeAsk: '按最近一次封存的答卷重新计算这一期？已经公示的不会改变。',
  queued: '已交给后台计算，稍后刷新本页。',
  publish: '生成公示稿',
  publishAsk: '封存现在的数字并生成公示稿？生成后不能修改，公示期 7 天，遇长假请另行通知顺延。',
  published: '已生成公示稿。',
  toPublication: '查看公示',
  confirm: '确定',
  cancel: '取消',
} as const

/** Kinds of units as the screen names them. */
export const kindWords: Record<string, string> = {
  palace: '文化宫',
  club: '俱乐部',
  sanatorium: '疗养院',
  exchange: '交流中心',
  other: '其他',
}

const percent = (share: number) => `${(share * 100).toFixed(0)}%`

interface Reason {
  readonly code: string
  readonly actual: number | null
  readonly limit: number
}

const sentences: Record<string, (reason: Reason) => string> = {
  'few-respondents': ({ limit }) =>
    limit <= 10 ? '能计分的答卷少于 10 份，不公布' : `能计分的答卷少于 ${limit} 份`,
  'few-effective-respondents': ({ limit }) => `有效样本少于 ${limit}`,
  'wide-satisfaction-interval': ({ actual, limit }) =>
    actual === null
      ? '满意度没有区间'
      : `满意度区间太宽（±${actual.toFixed(1)}，应在 ±${limit} 以内）`,
  'low-response': ({ actual, limit }) =>
    actual === null
      ? '应答率低，仅供参考'
      : `应答率低（${percent(actual)}，应达 ${percent(limit)}），仅供参考`,
  'unknown-response': () => '不知道邀请了多少人，无应答率',
  'many-excluded': ({ actual }) =>
    `剔除的答卷太多${actual === null ? '' : `（${percent(actual)}）`}，核查中`,
  'high-design-effect': ({ limit }) => `加权影响太大（设计效应超过 ${limit}）`,
  'wide-final-interval': ({ actual, limit }) =>
    actual === null
      ? '综合得分没有区间'
      : `综合得分区间太宽（±${actual.toFixed(1)}，应在 ±${limit} 以内）`,
  'not-assessed-yet': () => '名次在年度考核时才有',
}

/** Why a figure stands no higher, in words. */
export const reasonSentence = (reason: Reason): string =>
  sentences[reason.code]?.(reason) ?? '未达到公布要求'

/** Words of the drawer that says how the figures were computed. */
export const methodWords = {
  title: '口径：这些数字怎么算的',
  formulas: [
    '知晓度：每项服务“用过”“知道怎么用”记 100 分，“只听说过”记 50 分，“没听说过”记 0 分，“不适合我”不计；按人取平均，适合的服务至少答了一半才计。按全体服务对象算，没听说过的也在内。',
    '参与度：用过的服务项数除以 3，最多 100 分；适合的服务不到 3 项的，除以适合的项数。看最近 12 个月，名额有限的服务看最近 36 个月；受邀才能参加的，用过才计。',
    '满意度：总体满意、与期望相比、与理想相比三题合成，权重 0.4、0.3、0.3，至少答两题；五档记 100、80、60、30、0 分，“不了解”不计。只按了解这家单位的人算，所以份数比答卷少。',
    '全市合计：各单位按名册人数合并，不按答卷数。',
    '剔除：同一份答卷有两种以上马虎作答迹象（答得过快、整片选同一项、一半以上没答等）的不计。',
    '加权：按名册的人群构成加权；没填某项人群信息的不进加权数字，超过一成的不用这一项；权重最多为中位数的 5 倍。',
    '公布：能计分的答卷少于 10 份不公布；少于 30 份、有效样本少于 20、满意度区间超过 ±10 分或应答率低于 10% 的，只列出、不定等次。',
  ],
  index: '职工评价分 V：知晓度（0–80）、参与度（0–60）折成百分后各占 0.25，满意度占 0.5。',
  interval: '区间：95%，按加权后的抽样误差计算（线性化，t 分布）；区间只表示抽样误差。',
  modelInterval:
    '模型区间（假定应答者在加权后可代表全体）：公开链接谁都能答，没有抽样，算不出抽样误差；这个假定成立时才有 95% 的把握。',
  recipe: '计分口径',
  recipeOf: (id: string, version: number) => `${id} 第 ${version} 版`,
  batch: '封存批次',
  custodians: '签发保管',
  noBatch: '没有封存批次',
  weights: '加权与校验',
  unit: '单位',
  variables: '加权变量',
  noVariables: '未加权',
  dropped: '未采用的变量和原因',
  noneDropped: '无',
  without: '没填人群信息',
  excluded: '剔除',
  deff: '设计效应',
  computedAt: '计算时间',
  hash: '输入校验码',
} as const

/** Attributes answers are weighted by. */
export const variableWords: Record<string, string> = {
  age: '年龄',
  job: '用工形式',
  sex: '性别',
  area: '区域',
}

/** Why an attribute was not weighted by. */
export const droppedWords: Record<string, string> = {
  'too-many-without': '不想说的超过一成',
  'one-category': '只有一类',
  'too-few-respondents': '某一类答卷太少，无法合并',
  'margins-cannot-be-met': '加权不收敛',
}
