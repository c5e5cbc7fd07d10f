import type { Round } from '../../surveys/index.ts'
import { yearOf } from '../rounds.ts'
import type { Wave } from '../units.ts'
import { openAccounts } from './accounts.ts'
import { assessYear, publishScheme } from './decisions.ts'
import type { HeldRound } from './hold-round.ts'
import { holdMeetings } from './meetings.ts'
import { holdNeedsSurvey } from './needs.ts'
import { holdActivityRound, holdOpenNeedsSurvey } from './open-rounds.ts'
import { holdPanel } from './panels.ts'
import { type HeldPoll, holdPoll, publishEarlierWording } from './polls.ts'
import { enterRecords } from './records.ts'
import { fillRegister } from './register.ts'
import { type Cast, type Stage, sideBySide } from './stage.ts'
import { holdUnionBallot } from './union-ballots.ts'

/** What a reader of the loader's lines needs at the end. */
export interface Told {
  /** The round that anybody may answer. */
  readonly open?: Round
  /** Personal links into this year's poll, for trying; they are kept nowhere. */
  readonly trial: readonly string[]
}

/** A chapter is told; called after each. */
export type Heard = (done: number, total: number, line: string) => Promise<void>

/** Tells itself and says in a line what it was. */
type Chapter = () => Promise<string>

/** Rounds told at once: while one waits for the journal, the others use the processor. */
const roundsAtOnce = 4

async function lineOf({ services }: Stage, { id, title, state }: Round): Promise<string> {
  const { ballot, response } = services.surveys
  const cast = [
    ...(await ballot.counts({ round: id })).values(),
    ...(await response.counts({ round: id })).map((style) => style.cast),
  ]
  const sum = cast.reduce((all, count) => all + count, 0)
  return `${title}：${sum} 份答卷，${state === 'open' ? '正在进行' : '已计算'}`
}

/** Who and what there is before anybody is asked. */
async function openHouse(stage: Stage): Promise<Cast> {
  await stage.services.surveys.questionnaire.ensureShipped()
  if (stage.scope.waves.includes(0)) await publishEarlierWording(stage)
  await fillRegister(stage)
  return openAccounts(stage)
}

/**
 * What a year is judged by beside its ballots. One year after the other: every step is a line of the audit trail,
 * and the trail takes one at a time.
 */
async function enterEvidence(stage: Stage, cast: Cast): Promise<void> {
  for (const wave of stage.scope.waves) {
    await publishScheme(stage, wave, cast)
    await holdPanel(stage, wave, cast)
    await holdMeetings(stage, wave, cast)
    await enterRecords(stage, wave, cast)
  }
}

/** Every round of the scope as a chapter, and what later chapters need of them. */
function roundsOf(stage: Stage) {
  const { waves, quarters, openRounds } = stage.scope
  const polls = new Map<Wave, HeldPoll>()
  const unions = new Map<Wave, HeldRound>()
  const open: Round[] = []
  const chapters: Chapter[] = [
    ...waves.map((wave) => async () => {
      const held = await holdPoll(stage, wave)
      polls.set(wave, held)
      return lineOf(stage, held.round)
    }),
    ...waves.map((wave) => async () => {
      const held = await holdUnionBallot(stage, wave)
      unions.set(wave, held)
      return lineOf(stage, held.round)
    }),
    ...quarters.map(
      (quarter) => async () => lineOf(stage, (await holdNeedsSurvey(stage, quarter)).round),
    ),
  ]
  if (openRounds)
    chapters.push(
      async () => lineOf(stage, await holdActivityRound(stage)),
      async () => {
        const round = await holdOpenNeedsSurvey(stage)
        open.push(round)
        return lineOf(stage, round)
      },
    )
  return { chapters, polls, unions, open }
}

/** Tells the example federation as far as the scope goes: what does not depend on each other side by side. */
export async function tellStory(stage: Stage, heard: Heard): Promise<Told> {
  const { units, waves } = stage.scope
  const { chapters, polls, unions, open } = roundsOf(stage)
  const total = chapters.length + waves.length + 2
  let done = 0
  const tell = async (chapter: Chapter): Promise<void> => {
    const line = await chapter()
    done += 1
    await heard(done, total, line)
  }
  let cast: Cast = new Map()
  await tell(async () => {
    cast = await openHouse(stage)
    return `${units.length} 个单位、工会组织、账号和问卷`
  })
  await Promise.all([
    sideBySide(chapters, roundsAtOnce, tell),
    tell(async () => {
      await enterEvidence(stage, cast)
      return '第三方评估、座谈测评、工作台账'
    }),
  ])
  for (const wave of waves)
    await tell(async () => {
      const [poll, union] = [polls.get(wave), unions.get(wave)]
      if (poll === undefined || union === undefined) throw new RangeError(`no rounds in ${wave}`)
      await assessYear(stage, wave, { poll: poll.round, unions: union.round }, cast)
      return `${yearOf(stage.today, wave)} 年考核评价`
    })
  const trial = [...polls.values()].flatMap((poll) => poll.trial)
  const [round] = open
  return { trial, ...(round === undefined ? {} : { open: round }) }
}
