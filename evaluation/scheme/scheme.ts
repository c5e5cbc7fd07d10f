import type { Scheme, SchemeViolation } from '../../scoring/index.ts'

/** A published scheme 指标体系: the weights and rules of one year's assessment. */
export interface StoredScheme {
  readonly id: string
  readonly name: string
  readonly year: number
  readonly version: number
  /** The first year is a trial 试运行: everything is computed and shown, no grade is used. */
  readonly trial: boolean
  readonly scheme: Scheme
  readonly publishedAt: Date
  readonly demo: boolean
}

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`

const sentences: Record<SchemeViolation['code'], (violation: SchemeViolation) => string> = {
  'weight-not-positive': () => '每个来源的权重都要大于 0。',
  'final-say-share': ({ actual, limit }) =>
    `职工和基层的权重合计 ${percent(actual)}，不能低于 ${percent(limit)}。`,
  'survey-share': ({ actual, limit }) =>
    `职工问卷的权重 ${percent(actual)}，不能低于 ${percent(limit)}。`,
  'survey-and-meeting-share': ({ actual, limit }) =>
    `职工问卷和座谈的权重合计 ${percent(actual)}，不能低于 ${percent(limit)}。`,
  'grassroots-share': ({ actual, limit }) =>
    `基层工会评议的权重 ${percent(actual)}，不能高于 ${percent(limit)}。`,
  'bands-not-descending': ({ actual, limit }) =>
    `等次分数线要从高到低（${actual}，上一级 ${limit}）。`,
  'clamp-not-positive': () => '第三方与工作记录的加减上限要大于 0。',
  'clamp-above-limit': ({ actual, limit }) =>
    `第三方与工作记录最多加减 ${limit} 分，现在是 ${actual} 分。`,
  'clamp-above-half-band': ({ actual, limit }) =>
    `加减上限 ${actual} 分超过最窄等次的一半（${limit} 分），会跳过一个等次。`,
  'cap-off-scale': ({ actual }) => `封顶线 ${actual} 不在 0 到 100 之间。`,
}

/** What a refused scheme breaks, for the person who wrote it. */
export const sentenceOf = (violation: SchemeViolation): string =>
  sentences[violation.code](violation)
