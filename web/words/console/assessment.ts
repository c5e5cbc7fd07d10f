/** Words of the yearly assessment. */
export const assessmentWords = {
  title: '年度考核',
  years: '有结果的年度',
  yearOf: (year: number) => `${year} 年度`,
  noYears: '还没有年度结果。先发布指标体系、算出当年测评的指数，再试算。',
  noRows: '这一年还没有试算。',
  startYear: '试算本年',
  year: '年度',
  open: '查看',
  total: (n: number) => `共 ${n} 个年度`,
  own: '年度目标责任考核',
  ownHint: '市总直属单位。各自不同类，只定等次、与自己比，不排名次。',
  reference: '参照测评',
  referenceHint: '区县单位，供其工会参考。名次只在同类单位之间；括号里是名次的可能范围。',
  noneOwn: '没有市总直属单位的结果。',
  noneReference: '没有区县单位的结果。',
  trialMark: '试算',
  trialRun: '试运行：第一年只试算和公布，等次不使用。',
  trialUndecided: '试算结果，审定之前随时可能变化。',
  decided: '已审定',
  scheme: (name: string, version: number) => `指标体系：${name}（第 ${version} 版）`,
  noScheme: '这一年还没有发布指标体系，不能试算。',
  workersFirst: (percent: string) => `职工说了算：职工和基层的权重 ${percent}`,
  ruleOfClamp: (limit: string) => `第三方与工作记录最多加减 ${limit} 分。`,
  clamp: (limit: string, move: string, wanted?: string) =>
    `第三方与工作记录最多加减 ${limit} 分；本单位实际 ${move} 分${wanted === undefined ? '' : `（没有这条限制会是 ${wanted} 分）`}。`,
  finalSayOnly: '第三方与工作记录都缺，仅按职工和基层评价。',
  score: '综合得分 C',
  workers: '职工和基层评价分 W',
  others: '第三方与工作记录分 N',
  none: '无',
  source: '评价来源',
  weight: '权重',
  effective: '实际权重',
  value: '得分',
  error: '标准误',
  state: '情况',
  count: '份数',
  states: { given: '有', missing: '缺项', refused: '拒绝，计 0 分' },
  sources: {
    survey: '职工问卷 V',
    meeting: '座谈测评',
    grassroots: '基层工会评议',
    thirdParty: '第三方评估',
    records: '工作记录',
  },
  groupWorkers: '职工和基层',
  groupOthers: '第三方与工作记录',
  details: '评价来源和计算',
  caps: '封顶',
  lowering: (item: string, document: string, decision: string) =>
    `一票否决：${item}（${document}，${decision}）`,
  grade: '等次',
  gradeByScore: (grade: string) => `按得分为${grade}，封顶后`,
  grades: { excellent: '优秀', good: '良好', fair: '合格', poor: '不合格' },
  notRated: '暂不定等次',
  rankTitle: '名次（可能范围）',
  unit: '单位',
  rank: (rank: number, of: number, lower: number, upper: number) =>
    lower === upper
      ? `第 ${rank} 名，同类共 ${of} 家`
      : `第 ${rank} 名（可能在第 ${lower}–${upper} 名），同类共 ${of} 家`,
  noRank: (why: string) => (why === '' ? '不排名次' : `不排名次：${why}`),
  place: (rank: number, shared: boolean) => (shared ? `${rank}（并列）` : String(rank)),
  notApart: (places: string) => `与第 ${places} 名分不出高低`,
  apartFromAll: '与同类其余各家都分得清高低',
  smallGroup: '同类单位少于 5 家，不排名次',
  revision: (n: number) => `第 ${n} 版`,
  surveyMissing: '没有可用的职工问卷指数',
  peers: '同类',
  compute: '试算',
  computeTitle: (year: number) => `试算 ${year} 年度`,
  computeYear: '试算年度',
  poll: '职工测评期次',
  pollHint: '以这一期的指数为准',
  grassroots: '基层工会评议期次',
  noGrassroots: '没有',
  reason: '重新试算的原因（已审定的必须填）',
  choosePoll: '请选择期次',
  computed: (n: number, changed: number) => `已试算 ${n} 家，其中 ${changed} 家有变化。`,
  decide: '审定',
  decideAsk: (year: number) => `审定 ${year} 年度的结果？审定后这一版不再变化，会记入审计日志。`,
  decidedNow: (n: number) => `已审定 ${n} 家。`,
  confirm: '确定',
  cancel: '取消',
} as const

interface Cap {
  readonly cap: string
  readonly actual: number | null
  readonly bar: number | null
  readonly document?: string | undefined
}

const at = (value: number | null) => (value === null ? '' : value.toFixed(1))

const capSentences: Record<string, (cap: Cap) => string> = {
  K1: ({ actual, bar }) => `满意度上限 ${at(actual)}，低于 ${bar}：最高良好`,
  K2: ({ actual, bar }) => `满意度 ${at(actual)}，低于 ${bar}：最高良好`,
  K3: ({ actual, bar }) => `满意度上限 ${at(actual)}，低于 ${bar}：不合格`,
  K4: ({ actual, bar }) => `满意度下限 ${at(actual)}，低于 ${bar}，证据不够：最高良好`,
  K5: ({ document }) => `查实干扰答题（${document ?? ''}）：最高合格`,
  K6: ({ document }) => `提醒后仍拒绝提供记录或第三方评估（${document ?? ''}）：最高合格`,
}

/** What fired, as a table has room for. */
export const capWords: Record<string, string> = {
  K1: '满意度封顶',
  K2: '满意度封顶',
  K3: '满意度过低',
  K4: '证据不足封顶',
  K5: '干扰答题封顶',
  K6: '拒绝提供封顶',
}

export const capSentence = (cap: Cap): string => capSentences[cap.cap]?.(cap) ?? cap.cap

/** Kinds of duty breaches by which a grade may be lowered; other items stand as they were written. */
export const loweringWords: Record<string, string> = {
  'safety-accident': '安全事故',
  'breach-of-discipline': '违纪',
  'major-audit-finding': '重大审计问题',
  'loss-of-public-assets': '公共资产流失',
  falsification: '弄虚作假',
}

const missingSentences: readonly [RegExp, (found: RegExpMatchArray) => string][] = [
  [/^no records$/, () => '没有工作记录'],
  [/^the scoring round is void$/, () => '评估员之间分歧太大，这次评分作废'],
  [/^(\d+) of (\d+) meetings$/, (found) => `座谈 ${found[1]} 次，应有 ${found[2]} 次`],
  [/^(\d+) of (\d+) ballots$/, (found) => `有效票 ${found[1]} 张，应有 ${found[2]} 张`],
  [/^(\d+) of (\d+) invited unions$/, (found) => `${found[2]} 家工会中只有 ${found[1]} 家评议`],
  [/^(\d+) of (\d+) raters$/, (found) => `评估员 ${found[1]} 位，应有 ${found[2]} 位`],
]

/** Why a source is missing; sentences people wrote stay as they are. */
export function missingSentence(reason: string): string {
  for (const [pattern, sentence] of missingSentences) {
    const found = reason.match(pattern)
    if (found !== null) return sentence(found)
  }
  return reason
}
