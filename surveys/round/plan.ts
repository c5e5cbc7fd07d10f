import type { World } from '../../basics/context.ts'
import { isDuplicateKey } from '../../basics/database.ts'
import { type Day, dayOf } from '../../basics/days.ts'
import { type Complaint, Failure } from '../../basics/failure.ts'
import type { Unit } from '../../organisation/index.ts'
import { toBase32 } from '../../protocol/bytes/base32.ts'
import type { JobSink, SurveysContext } from '../context.ts'
import type { BoundForm } from '../form/bind.ts'
import type { RoundStore } from './round.store.ts'
import { type Custodian, type Mode, type Round, type Style, stylePattern } from './round.ts'

export interface PlannedStyle {
  readonly style: string
  readonly unit?: string | undefined
  readonly title: string
  readonly questionnaire: string
  /** What stands in the questionnaire's placeholders, e.g. `{ unit: '杨家坪疗养院', kind: '疗养院' }`. */
  readonly words?: Readonly<Record<string, string>> | undefined
  readonly invited?: number | undefined
  readonly electorate?: 'workers' | 'unions' | undefined
}

export interface RoundPlan {
  /** Left out: drawn. */
  readonly id?: string | undefined
  readonly title: string
  readonly series?: string | undefined
  readonly period: string
  readonly mode: Mode
  readonly demo?: boolean | undefined
  /** See `Round.held`. */
  readonly held?: boolean | undefined
  readonly opensAt: Date
  readonly closesAt: Date
  /** Seconds; ten minutes when left out. */
  readonly graceSeconds?: number | undefined
  /** Ten when left out. */
  readonly k?: number | undefined
  readonly issuers: readonly Custodian[]
  readonly styles: readonly PlannedStyle[]
  readonly recipe: string
}

export interface PlanDeps {
  readonly rounds: RoundStore
  readonly outbox: JobSink
  readonly world: World
  readonly recipeHash: SurveysContext['recipeHash']
  readonly unit: (id: string) => Promise<Unit | undefined>
  /** Takes the id of the round for the trail. */
  readonly transaction: (work: () => Promise<string>) => Promise<string>
  readonly bind: (input: {
    readonly questionnaire: string
    readonly words: Readonly<Record<string, string>>
  }) => Promise<BoundForm>
}

/**
 * Writes down a round: its styles bound to published questionnaire versions with their words put in. A round
 * that needs no frame is prepared by a job of the same transaction; any other waits for its frames.
 * @throws Failure `invalid` with a pointer to each thing wrong; `conflict` when the series has this period
 */
export async function planRound(plan: RoundPlan, deps: PlanDeps): Promise<Round> {
  const units = await unitsOf(plan, deps)
  const complaints = complaintsAbout(plan, units, deps)
  if (complaints.length > 0)
    throw new Failure('invalid', '这个期次还不能建立，请改正标出的地方。', { errors: complaints })
  const styles: Style[] = []
  for (const planned of plan.styles)
    styles.push(await bindStyle(planned, wordsOf(planned, plan, units), deps))
  const demo = plan.demo === true || [...units.values()].some((unit) => unit.demo)
  const round = roundOf({ ...plan, demo }, styles, deps.world)
  try {
    await deps.transaction(async () => {
      await deps.rounds.insert(round)
      if (round.mode === 'open') await deps.outbox.put([prepareJob(round.id)])
      return round.id
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    throw new Failure('conflict', '这个系列在这一期已经有期次了。', { cause: error })
  }
  return round
}

export const prepareJob = (round: string) => ({
  name: 'prepare-round',
  payload: { round },
  key: `prepare-round:${round}`,
})

/** Eight random public characters: enough that nobody meets another round by mistyping. */
const drawId = (world: World): string => toBase32(world.random(5))

function roundOf(plan: RoundPlan, styles: readonly Style[], world: World): Round {
  return {
    id: plan.id ?? drawId(world),
    title: plan.title,
    ...(plan.series === undefined ? {} : { series: plan.series }),
    period: plan.period,
    mode: plan.mode,
    demo: plan.demo ?? false,
    ...(plan.held === true ? { held: true } : {}),
    opensAt: plan.opensAt,
    closesAt: plan.closesAt,
    graceSeconds: plan.graceSeconds ?? 600,
    k: plan.k ?? 10,
    state: 'planned',
    issuers: plan.mode === 'ballot' ? plan.issuers : [],
    styles,
    recipe: plan.recipe,
    linksIssued: false,
  }
}

type Units = ReadonlyMap<string, Unit>

async function unitsOf(plan: RoundPlan, { unit }: Pick<PlanDeps, 'unit'>): Promise<Units> {
  const units = new Map<string, Unit>()
  for (const id of new Set(plan.styles.flatMap((style) => style.unit ?? []))) {
    const found = await unit(id)
    if (found !== undefined) units.set(id, found)
  }
  return units
}

/** What a worker calls such a house, in 职工自己的好……. */
const kindWords: Readonly<Record<Unit['kind'], string>> = {
  palace: '文化宫',
  club: '俱乐部',
  sanatorium: '疗养院',
  exchange: '交流中心',
  other: '单位',
}

/** What stands in a questionnaire's placeholders unless the plan says otherwise. */
function wordsOf(planned: PlannedStyle, { period }: RoundPlan, units: Units) {
  const unit = units.get(planned.unit ?? '')
  return {
    year: period.slice(0, 4),
    ...(unit === undefined ? {} : { unit: unit.shortName, kind: kindWords[unit.kind] }),
    ...planned.words,
  }
}

async function bindStyle(
  planned: PlannedStyle,
  words: Readonly<Record<string, string>>,
  deps: Pick<PlanDeps, 'bind'>,
): Promise<Style> {
  const bound = await deps.bind({ questionnaire: planned.questionnaire, words })
  return {
    style: planned.style,
    ...(planned.unit === undefined ? {} : { unit: planned.unit }),
    title: planned.title,
    questionnaire: planned.questionnaire,
    form: bound.hash,
    seconds: bound.seconds,
    invited: planned.invited ?? 0,
    electorate: planned.electorate ?? 'workers',
    attributes: [],
  }
}

function complaintsAbout(
  plan: RoundPlan,
  units: Units,
  deps: Pick<PlanDeps, 'recipeHash'>,
): Complaint[] {
  const codes = plan.styles.map(({ style }) => style)
  const opens = dayOf(plan.opensAt)
  const ids = plan.issuers.map(({ id }) => id).join('')
  const wrong: (Complaint | false)[] = [
    plan.closesAt <= plan.opensAt && { pointer: '/closesAt', detail: '结束时间要晚于开始时间。' },
    plan.styles.length === 0 && { pointer: '/styles', detail: '至少要有一份问卷。' },
    deps.recipeHash(plan.recipe) === undefined && {
      pointer: '/recipe',
      detail: '没有这个计分口径。',
    },
    plan.mode === 'identified' && { pointer: '/mode', detail: '实名方式还不能使用。' },
    plan.mode === 'ballot' &&
      ids !== 'a' &&
      ids !== 'ab' && { pointer: '/issuers', detail: '签发方只能是一方（甲）或两方（甲、乙）。' },
  ]
  const ofStyles = plan.styles.flatMap((style, place) =>
    complaintsAboutStyle(style, codes.indexOf(style.style) !== place, units, opens).map(
      ({ pointer, detail }) => ({ pointer: `/styles/${place}${pointer}`, detail }),
    ),
  )
  return [...wrong.filter((complaint) => complaint !== false), ...ofStyles]
}

const hasEnded = (unit: Unit | undefined, day: Day): boolean =>
  unit?.validTo !== undefined && unit.validTo < day

function complaintsAboutStyle(
  { style, unit }: PlannedStyle,
  doubled: boolean,
  units: Units,
  opens: Day,
): Complaint[] {
  const wrong: (Complaint | false)[] = [
    !stylePattern.test(style) && {
      pointer: '/style',
      detail: '代码用小写字母和数字，字母开头。',
    },
    doubled && { pointer: '/style', detail: '代码重复了。' },
    unit !== undefined && !units.has(unit) && { pointer: '/unit', detail: '没有这个事业单位。' },
    hasEnded(units.get(unit ?? ''), opens) && {
      pointer: '/unit',
      detail: '这个事业单位在开放之前已经停用。',
    },
  ]
  return wrong.filter((complaint) => complaint !== false)
}
