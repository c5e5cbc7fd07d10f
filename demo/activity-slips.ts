import type { Answers } from './answer.ts'
import { remark } from './comments.ts'
import { gradeOf } from './opinion.ts'
import type { Channel, Pace } from './people.ts'
import { type Random, seeded } from './random.ts'

/** An activity people were asked about when it was over. */
export interface Activity {
  readonly code: string
  readonly unit: string
  readonly title: string
  readonly daysAgo: number
  /** How people liked it, the latent mean of the grades, and what it cost. */
  readonly liked: number
  readonly fee: 'free' | 'low' | 'paid'
  readonly slips: number
}

const activity = (
  code: string,
  unit: string,
  title: string,
  daysAgo: number,
  liked: number,
  fee: Activity['fee'],
  slips: number,
): Activity => ({ code, unit, title, daysAgo, liked, fee, slips })

/** Thirteen activities of the last two months; 260 slips in all. */
export const activities: readonly Activity[] = [
  activity('a01', 'u01', '职工书法公益班结业展', 52, 88, 'free', 24),
  activity('a02', 'u01', '职工羽毛球联赛', 33, 82, 'low', 26),
  activity('a03', 'u01', '送电影到工地', 12, 90, 'free', 31),
  activity('a04', 'u02', '劳模疗休养第三期', 40, 91, 'free', 18),
  activity('a05', 'u02', '一线职工健康讲座', 19, 84, 'free', 22),
  activity('a06', 'u03', '老年职工康养体验周', 28, 89, 'low', 24),
  activity('a07', 'u03', '义诊进园区', 7, 86, 'free', 20),
  activity('a08', 'u04', '技术工人外出学习交流', 45, 80, 'low', 12),
  activity('a09', 'u05', '职工合唱节', 23, 90, 'free', 22),
  activity('a10', 'u06', '亲子游泳日', 16, 62, 'paid', 19),
  activity('a11', 'u10', '手机摄影入门班', 36, 85, 'free', 16),
  activity('a12', 'u17', '工间操比赛', 10, 83, 'free', 14),
  activity('a13', 'u18', '职工乒乓球开放日', 4, 58, 'paid', 12),
]

/** One slip, sent in open mode. */
export interface ActivitySlip {
  readonly activity: string
  readonly answers: Answers
  readonly pace: Pace
  readonly coached: boolean
  readonly helped: boolean
  readonly channel: Channel
  /** Days after the activity, 0–3. */
  readonly after: number
}

const faults = [
  ['content', 18],
  ['leader', 8],
  ['place', 22],
  ['time', 16],
  ['signup', 12],
  ['fee', 20],
  ['crowd', 20],
  ['else', 3],
] as const

const paid: Readonly<Record<Activity['fee'], readonly (readonly [number | 'dk', number])[]>> = {
  free: [
    [3, 95],
    [2, 2],
    ['dk', 3],
  ],
  low: [
    [3, 18],
    [2, 74],
    [1, 4],
    ['dk', 4],
  ],
  paid: [
    [2, 52],
    [1, 44],
    ['dk', 4],
  ],
}

const came = [
  ['self', 46],
  ['sent', 34],
  ['friend', 13],
  ['passing', 5],
  ['else', 2],
] as const

const returning = (random: Random, opinion: number): number => {
  const will = opinion + 10 * random.normal()
  if (will > 88) return 4
  if (will > 66) return 3
  return will > 42 ? 2 : 1
}

function answersOf(random: Random, { liked, fee }: Activity): Answers {
  const opinion = liked + 17 * random.normal()
  const grade = random.chance(0.02) ? 'dk' : gradeOf(opinion)
  const low = grade === 1 || grade === 2
  return {
    e1: grade,
    ...(low && { e2: [...new Set([random.weighted(faults), random.weighted(faults)])] }),
    e3: random.chance(0.03) ? 'dk' : gradeOf(opinion - 2 + 8 * random.normal()),
    e4: random.weighted(paid[fee]),
    e5: random.weighted(came),
    e6: returning(random, opinion),
    ...(random.chance(0.16) && { e7: remark(random, grade === 'dk' ? undefined : grade) }),
  }
}

/** The slips after one activity: by QR on site or by message within three days, open mode, no attributes. */
export function activitySlips(seed: string, about: Activity): ActivitySlip[] {
  const random = seeded(`${seed}/activity/${about.code}`)
  return Array.from({ length: about.slips }, () => ({
    activity: about.code,
    answers: answersOf(random, about),
    pace: random.chance(0.03) ? 'fast' : 'normal',
    coached: random.chance(0.004),
    helped: false,
    channel: random.weighted([
      ['qr', 70],
      ['wechat', 30],
    ] as const),
    after: random.weighted([
      [0, 66],
      [1, 20],
      [2, 9],
      [3, 5],
    ] as const),
  }))
}
