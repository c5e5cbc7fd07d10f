import type { Area } from './unions.ts'

export type UnitKind = 'palace' | 'club' | 'sanatorium' | 'exchange'
export type PeerGroup = 'PL' | 'PM' | 'PS' | 'SA'
/** Y−2, Y−1 and Y, where Y is the year of loading. */
export type Wave = 0 | 1 | 2
export const waves: readonly Wave[] = [0, 1, 2]
/** A figure per wave. */
export type Waves<T> = readonly [T, T, T]
/** A source's score, or why there is none: `refused` counts as 0, `missing` as missing. */
export type Source = number | 'refused' | 'missing'

/** A unit of the demo and what is true of it. Four names are real; every figure is invented. */
export interface DemoUnit {
  readonly code: string
  readonly name: string
  readonly kind: UnitKind
  /** The exchange centre is alone in its kind: no group, never ranked. */
  readonly group?: PeerGroup
  /** A municipal unit serves the whole city and is assessed by the federation, the others by their district. */
  readonly area: Area | 'all'
  /** Workers in its frame. */
  readonly frame: number
  readonly invited: number
  /** Ballots per wave at the close of the round. */
  readonly ballots: Waves<number>
  /** 知晓度 and 参与度 over all eligible workers, 满意度 over those who can judge; 0–100. */
  readonly awareness: Waves<number>
  readonly participation: Waves<number>
  readonly satisfaction: Waves<number>
  /** Standard deviation of the latent grade. */
  readonly deviation: Waves<number>
  readonly thirdParty: Waves<Source>
  readonly records: Waves<Source>
  readonly meetings: Waves<Source>
  readonly grassroots: Waves<number>
  /** What a reader of the demo is meant to see. */
  readonly story: string
}

type Figure<T> = T | Waves<T>
const isWaves = <T extends Source>(figure: Figure<T>): figure is Waves<T> => Array.isArray(figure)
const inEveryWave = <T extends Source>(figure: Figure<T>): Waves<T> =>
  isWaves(figure) ? figure : [figure, figure, figure]

interface Place {
  readonly kind: UnitKind
  readonly group?: PeerGroup
  readonly area: Area | 'all'
}

/** Earlier waves brought in a little less and a little more than this year's; small units the same each year. */
const ballotsOver = (atClose: number): Waves<number> =>
  atClose < 30
    ? [atClose, atClose, atClose]
    : [Math.round(atClose * 0.995), Math.round(atClose * 1.03), atClose]

/** One row of the table: frame, invited, ballots at the close | A, P, S, deviation | T, O, M, G | story. */
const unit = (
  code: string,
  name: string,
  place: Place,
  [frame, invited, ballots]: readonly [number, number, Figure<number>],
  [awareness, participation, satisfaction, deviation]: readonly [
    Figure<number>,
    Figure<number>,
    Figure<number>,
    Figure<number>,
  ],
  [thirdParty, records, meetings, grassroots]: readonly [
    Figure<Source>,
    Figure<Source>,
    Figure<Source>,
    Figure<number>,
  ],
  story: string,
): DemoUnit => ({
  code,
  name,
  ...place,
  frame,
  invited,
  ballots: typeof ballots === 'number' ? ballotsOver(ballots) : ballots,
  awareness: inEveryWave(awareness),
  participation: inEveryWave(participation),
  satisfaction: inEveryWave(satisfaction),
  deviation: inEveryWave(deviation),
  thirdParty: inEveryWave(thirdParty),
  records: inEveryWave(records),
  meetings: inEveryWave(meetings),
  grassroots: inEveryWave(grassroots),
  story,
})

const large = (area: Area | 'all'): Place => ({ kind: 'palace', group: 'PL', area })
const middle = (area: Area): Place => ({ kind: 'palace', group: 'PM', area })
const club = (area: Area): Place => ({ kind: 'club', group: 'PS', area })
const sanatorium = (area: Area | 'all'): Place => ({ kind: 'sanatorium', group: 'SA', area })
const exchange: Place = { kind: 'exchange', area: 'all' }

// biome-ignore format: a table is read by rows
export const units: readonly DemoUnit[] = [
  unit('u01', '市劳动人民文化宫', large('all'), [48_000, 1200, 336], [62, 36, 81, 19], [84, 82, 79, 80], '同类居中，平常'),
  unit('u02', '杨家坪疗养院', sanatorium('all'), [6_200, 520, 192], [58, 37, 84, 17], [86, 85, 82, 83], '劳模疗休养品牌，好'),
  unit('u03', '南温泉疗养院', sanatorium('all'), [5_400, 500, 180], [[50, 56, 61], [28, 33, 37], [72, 77, 81], 19], [80, [70, 78, 84], [72, 76, 80], [74, 77, 80]], '三年持续变好（老年康养），最后一步单独看不显著'),
  unit('u04', '职工对外交流中心', exchange, [410, 300, 90], [57, 34, 80, 22], [83, 80, 78, 79], '服务对象少，区间宽；独此一类，定等次不排名'),
  unit('u05', '示例·江湾工人文化宫', large('r1'), [31_000, 620, 167], [71, 48, 88, 15], [88, 90, 87, 86], '同类最好，凭证据评优秀'),
  unit('u06', '示例·云栖工人文化宫', large('r1'), [27_000, 560, 140], [60, 34, 66, 24], [95, 94, 68, 70], '评估员喜欢，职工不满意：加减封顶，K1、K4 生效'),
  unit('u07', '示例·石桥工人文化宫', large('r2'), [22_000, 480, 125], [59, 35, 79, 19], [76, 80, 77, 78], '与 u01、u08 分不出高低'),
  unit('u08', '示例·金沙工人文化宫', large('r2'), [24_000, 500, 130], [60, 36, 80, 19], [80, 79, 78, 79], '与 u01、u07 分不出高低'),
  unit('u09', '示例·长滩工人文化宫', large('r3'), [20_500, 450, 108], [52, 27, 74, 20], [78, 76, 73, 75], '知道的人少，服务过得去'),
  unit('u10', '示例·西岭工人文化宫', middle('r1'), [9_800, 360, 108], [64, 40, 83, 18], [82, 84, 81, 82], '稳定'),
  unit('u11', '示例·青溪工人文化宫', middle('r2'), [8_600, 340, [102, 105, 211]], [61, 38, [75, 76, 92], [19, 19, 6]], [80, 83, 76, 78], '最近一期有人教着填，真实满意度仍是 76'),
  unit('u12', '示例·白塔工人文化宫', middle('r2'), [9_100, 350, 102], [58, 33, 78, 20], [79, 'refused', 77, 79], '拒绝提供台账：O 记 0，K6'),
  unit('u13', '示例·凤鸣工人文化宫', middle('r3'), [7_700, 330, 96], [55, 31, 76, 20], [75, 74, 75, 76], '平常；因名册有误申诉'),
  unit('u14', '示例·松坪工人文化宫', middle('r3'), [8_200, 330, 92], [60, 35, 80, 19], [72, 78, 79, 80], '职工评价高于评估员，压在 75 分线上'),
  unit('u15', '示例·乌江口工人文化宫', middle('r4'), [6_900, 310, 87], [[63, 56, 49], 24, 70, 22], [70, 66, 69, 71], '知晓度连年下降'),
  unit('u16', '示例·竹海工人文化宫', middle('r4'), [6_400, 300, 90], [57, 34, 79, 19], [77, 79, 'missing', 78], '座谈没有按时开：M 缺，权重留在本组'),
  unit('u17', '示例·兰亭职工俱乐部', club('r1'), [1_500, 240, 79], [63, 42, 84, 17], [80, 82, 83, 81], '小而好'),
  unit('u18', '示例·柳荫职工俱乐部', club('r2'), [1_250, 220, 70], [54, 30, 52, 26], [62, 60, 55, 58], '场地出租，职工不满意：K3，不合格'),
  unit('u19', '示例·碧泉职工俱乐部', club('r2'), [1_100, 210, 65], [58, 35, 79, 20], [78, 77, 78, 79], '平常'),
  unit('u20', '示例·磨盘职工俱乐部', club('r3'), [640, 64, 18], [60, 36, 81, 24], [79, 78, 80, 80], '答卷 18 份：显示为灰，不定等次，不排名'),
  unit('u21', '示例·半山职工俱乐部', club('r4'), [38, 38, 24], [66, 51, 86, 16], [81, 80, 'missing', 83], '很小的单位：普查，38 人答 24 份，不问属性'),
  unit('u22', '示例·临江职工疗养院', sanatorium('r2'), [2_300, 330, 112], [52, 29, 79, 20], [81, 80, 78, 79], '平常'),
  unit('u23', '示例·云台职工疗养院', sanatorium('r3'), [1_800, 300, 102], [41, 17, 87, 13], [85, 83, 84, 74], '少数人很满意，多数人不知道：不得评优秀'),
  unit('u24', '示例·桃花源职工疗养院', sanatorium('r4'), [1_500, 280, 92], [47, 24, 75, 21], [[74, 74, 'missing'], 75, 74, 75], '外部评估队没能进场：T 因外部原因缺'),
]

/** The federation assesses its own four; the others are 参照测评 for their district unions. */
export const isMunicipal = (unit: DemoUnit): boolean => unit.area === 'all'

export function unitOf(code: string): DemoUnit {
  const found = units.find((unit) => unit.code === code)
  if (!found) throw new RangeError(`unitOf: there is no unit ${code}`)
  return found
}
