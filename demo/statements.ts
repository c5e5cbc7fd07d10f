import type { Theme } from './comments.ts'

/** Something said at a meeting, without who said it. */
export interface Statement {
  readonly theme: Theme
  readonly text: string
  /** Became a ledger item. */
  readonly ledger?: true
}

const cloudNest: readonly Statement[] = [
  { theme: 'places', text: '公益班一放名额就没了，一线的人抢不到。', ledger: true },
  { theme: 'places', text: '我们车间报了两年，一次也没轮到。' },
  { theme: 'fee', text: '羽毛球场晚上的价钱和外面一样。', ledger: true },
  { theme: 'fee', text: '收费表没有贴出来，每次问的价都不同。' },
  { theme: 'time', text: '下午五点就关门，下班来不及。' },
  { theme: 'time', text: '周末的班只有一个，坐不下。' },
  { theme: 'places', text: '派遣工问能不能报名，没有人说得清。' },
  { theme: 'time', text: '节假日不开，最想来的时候来不了。' },
  { theme: 'fee', text: '退休的希望有月票。' },
  { theme: 'places', text: '希望公布每个班给了哪些单位。' },
  { theme: 'content', text: '想学维修和电工，不只是唱歌跳舞。' },
  { theme: 'time', text: '三班倒的人想要可以补课的班。' },
  { theme: 'fee', text: '材料费要提前说清楚。' },
  { theme: 'praise', text: '书法老师教得好，大家都服气。' },
]

const evening: readonly Statement[] = [
  { theme: 'distance', text: '到文化宫要转两次车，希望多到站点来。' },
  { theme: 'attitude', text: '前台总说不归他管。' },
  { theme: 'places', text: '名额按人数分，我们小单位分不到。' },
  { theme: 'fee', text: '游泳票能不能便宜两块。' },
  { theme: 'time', text: '晚上开到九点就好了。' },
  { theme: 'rooms', text: '更衣室太小，排队要二十分钟。' },
  { theme: 'signup', text: '公众号里找了半天没找到报名。' },
  { theme: 'praise', text: '今天有人来听我们说，很好。' },
]

const exchange: readonly Statement[] = [
  { theme: 'content', text: '外出学习希望多给技术工人。' },
  { theme: 'fee', text: '职工价的房间节假日订不到。' },
  { theme: 'signup', text: '不知道一个人能不能申请，还是要单位报。' },
  { theme: 'praise', text: '接待很细，带父母去住过一次。' },
  { theme: 'distance', text: '区县来的职工希望有接站。' },
  { theme: 'places', text: '劳模活动的名单希望公示。' },
]

/** What was said at the meetings kept in full, by their place in the story; the first has two that became ledger items. */
export const statementsOf = (unit: string, place: number): readonly Statement[] => {
  if (unit === 'u04') return exchange
  return place === 0 ? cloudNest : evening
}
