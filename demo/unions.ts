import { addDays, type Day } from '../basics/days.ts'

/** 中心城区, 主城新区, 渝东北, 渝东南: the codes of the attribute `area`. */
export type Area = 'r1' | 'r2' | 'r3' | 'r4'
export const areas: readonly Area[] = ['r1', 'r2', 'r3', 'r4']
export const areaNames: Readonly<Record<Area, string>> = {
  r1: '中心城区',
  r2: '主城新区',
  r3: '渝东北',
  r4: '渝东南',
}

/** A union of the demo. Names of the 40 districts are real, everything said about them is invented. */
export interface DemoUnion {
  readonly code: string
  readonly name: string
  readonly level: 'federation' | 'district' | 'grassroots'
  readonly area?: Area
  readonly parent?: string
  /** The last day it existed, and who took over. */
  readonly until?: Day
  readonly successor?: string
  /** Where it hung before its parent was merged away; the last day of that. */
  readonly formerly?: { readonly parent: string; readonly until: Day }
}

export const federation: DemoUnion = { code: 'shi', name: '市总工会', level: 'federation' }

/** District codes are the place's name in pinyin. */
const districtsOf: Readonly<Record<Area, readonly (readonly [code: string, place: string])[]>> = {
  r1: [
    ['yuzhong', '渝中区'],
    ['dadukou', '大渡口区'],
    ['jiangbei', '江北区'],
    ['shapingba', '沙坪坝区'],
    ['jiulongpo', '九龙坡区'],
    ['nanan', '南岸区'],
    ['beibei', '北碚区'],
    ['yubei', '渝北区'],
    ['banan', '巴南区'],
    ['liangjiang', '两江新区'],
  ],
  r2: [
    ['fuling', '涪陵区'],
    ['changshou', '长寿区'],
    ['jiangjin', '江津区'],
    ['hechuan', '合川区'],
    ['yongchuan', '永川区'],
    ['nanchuan', '南川区'],
    ['qijiang', '綦江区'],
    ['dazu', '大足区'],
    ['bishan', '璧山区'],
    ['tongliang', '铜梁区'],
    ['tongnan', '潼南区'],
    ['rongchang', '荣昌区'],
    ['wansheng', '万盛经开区'],
  ],
  r3: [
    ['wanzhou', '万州区'],
    ['kaizhou', '开州区'],
    ['liangping', '梁平区'],
    ['chengkou', '城口县'],
    ['fengdu', '丰都县'],
    ['dianjiang', '垫江县'],
    ['zhongxian', '忠县'],
    ['yunyang', '云阳县'],
    ['fengjie', '奉节县'],
    ['wushan', '巫山县'],
    ['wuxi', '巫溪县'],
  ],
  r4: [
    ['qianjiang', '黔江区'],
    ['wulong', '武隆区'],
    ['shizhu', '石柱土家族自治县'],
    ['xiushan', '秀山土家族苗族自治县'],
    ['youyang', '酉阳土家族苗族自治县'],
    ['pengshui', '彭水苗族土家族自治县'],
  ],
}

/** Merged away in November 2025; both became part of the new district. */
export const merged: Readonly<Record<string, string>> = {
  jiangbei: 'liangjiang',
  yubei: 'liangjiang',
}

/**
 * The last day of the two merged districts: the end of November 2025 where that lies after the opening of
 * the poll of last year and before this year's, else a month after last year's poll closed, so that the demo
 * shows the change whenever it is loaded. That their unions merged on that day is assumed.
 */
export function lastDayBeforeMerger(today: Day): Day {
  const thisYearOpened = addDays(today, -9)
  const lastYearOpened = addDays(thisYearOpened, -364)
  const known = '2025-11-30'
  return lastYearOpened < known && known < thisYearOpened ? known : addDays(lastYearOpened, 53)
}

/** The 40 district unions, dated. */
export function districtUnions(today: Day): readonly DemoUnion[] {
  const until = lastDayBeforeMerger(today)
  return areas.flatMap((area) =>
    districtsOf[area].map(([code, place]) => ({
      code,
      name: `${place}总工会`,
      level: 'district' as const,
      area,
      parent: federation.code,
      ...(merged[code] ? { until, successor: merged[code] } : {}),
    })),
  )
}
