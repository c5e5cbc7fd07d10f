import type { Day } from '../basics/days.ts'
import {
  type Area,
  areas,
  type DemoUnion,
  districtUnions,
  lastDayBeforeMerger,
  merged,
} from './unions.ts'

/** Invented names that are meant to match no real company or street. */
const stems =
  '云岭 江源 青禾 石泉 松涛 望山 金穗 白鹭 长河 安澜 雨田 木兰 竹溪 晨光 远帆 春晖 映月 南山坳 清波 古井'.split(
    ' ',
  )
const bodies = [
  '机械公司工会',
  '街道总工会',
  '物流公司工会',
  '食品公司工会',
  '医院工会',
  '建筑公司工会',
  '园区联合工会',
  '学校工会',
  '快递行业工会联合会',
]

/** Grassroots unions per district: 10 × 2, 13 × 3 or 2, 11 × 3, 6 × 4 make 110. */
const perDistrict: Readonly<Record<Area, (place: number) => number>> = {
  r1: () => 2,
  r2: (place) => (place % 2 === 0 ? 3 : 2),
  r3: () => 3,
  r4: () => 4,
}

/** One of the merged district's grassroots unions lay in the northern towns that went to 北碚. */
const heirOf = (district: string, place: number): string | undefined =>
  district === 'yubei' && place === 0 ? 'beibei' : merged[district]

/** The 110 invented grassroots unions of the demo, under the district union they belong to today. */
export function grassrootsUnions(today: Day): readonly DemoUnion[] {
  const until = lastDayBeforeMerger(today)
  const names = stems.flatMap((_, turn) =>
    bodies.map((body, place) => `示例·${stems[(turn + place * 7) % stems.length]}${body}`),
  )
  const homes = areas.flatMap((area) =>
    districtUnions(today)
      .filter((district) => district.area === area)
      .flatMap((district, place) =>
        Array.from({ length: perDistrict[area](place) }, (_, turn) => ({
          area,
          district: district.code,
          turn,
        })),
      ),
  )
  return homes.map(({ area, district, turn }, place) => {
    const heir = heirOf(district, turn)
    return {
      code: `g${String(place + 1).padStart(3, '0')}`,
      name: names[place] ?? '',
      level: 'grassroots' as const,
      area,
      parent: heir ?? district,
      ...(heir ? { formerly: { parent: district, until } } : {}),
    }
  })
}
