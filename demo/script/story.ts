import type { Round } from '../../surveys/index.ts'
import { yearOf } from '../rounds.ts'
import type { Wave } from '../units.ts'
import { openAccounts } from './accounts.ts'
import { assessYear, publishScheme } from './decisions.ts'
import { holdMeetings } from './meetings.ts'
import { holdNeedsSurvey } from './needs.ts'
import { holdActivityRound, holdOpenNeedsSurvey } from './open-rounds.ts'
import { holdPanel } from './panels.ts'
import { holdPoll, publishEarlierWording } from './polls.ts'
import { enterRecords } from './records.ts'
import { fillRegister } from './register.ts'
import type { Cast, Stage } from './stage.ts'
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

type Chapter = () => Promise<string>

async function told({ services }: Stage, { id, title, state }: Round): Promise<string> {
  const { ballot, response } = services.surveys
  const cast = [
    ...(await ballot.counts({ round: id })).values(),
    ...(await response.counts({ round: id })).map((style) => style.cast),
  ]
  const sum = cast.reduce((all, count) => all + count, 0)
  return `${title}：${sum} 份答卷，${state === 'open' ? '正在进行' : '已计算'}`
}

/** One year: the scheme before the poll, the two ballots, what else it is judged by, and the assessment. */
function yearOfStory(
  stage: Stage,
  wave: Wave,
  cast: () => Cast,
  tried: (links: readonly string[]) => void,
): Chapter[] {
  const year = yearOf(stage.today, wave)
  const rounds: Round[] = []
  return [
    async () => {
      await publishScheme(stage, wave, cast())
      const { round, trial } = await holdPoll(stage, wave)
      rounds.push(round)
      tried(trial)
      return told(stage, round)
    },
    async () => {
      const { round } = await holdUnionBallot(stage, wave)
      rounds.push(round)
      return told(stage, round)
    },
    async () => {
      await holdPanel(stage, wave, cast())
      await holdMeetings(stage, wave, cast())
      await enterRecords(stage, wave, cast())
      return `${year} 年第三方评估、座谈测评、工作台账`
    },
    async () => {
      const [poll, unions] = rounds
      if (poll === undefined || unions === undefined) throw new RangeError(`no rounds in ${year}`)
      await assessYear(stage, wave, { poll, unions }, cast())
      return `${year} 年考核评价`
    },
  ]
}

/** Tells the example federation chapter by chapter, as far as the scope goes. */
export async function tellStory(stage: Stage, heard: Heard): Promise<Told> {
  const { services, scope } = stage
  const { questionnaire } = services.surveys
  let cast: Cast = new Map()
  let trial: readonly string[] = []
  const open: Round[] = []
  const chapters: Chapter[] = [
    async () => {
      await questionnaire.ensureShipped()
      if (scope.waves.includes(0)) await publishEarlierWording(stage)
      await fillRegister(stage)
      cast = await openAccounts(stage)
      return `${scope.units.length} 个单位、工会组织、账号和问卷`
    },
    ...scope.waves.flatMap((wave) =>
      yearOfStory(
        stage,
        wave,
        () => cast,
        (links) => {
          trial = links
        },
      ),
    ),
    ...scope.quarters.map(
      (quarter) => async () => told(stage, (await holdNeedsSurvey(stage, quarter)).round),
    ),
    ...(scope.openRounds
      ? [
          async () => told(stage, await holdActivityRound(stage)),
          async () => {
            const round = await holdOpenNeedsSurvey(stage)
            open.push(round)
            return told(stage, round)
          },
        ]
      : []),
  ]
  for (const [place, chapter] of chapters.entries())
    await heard(place + 1, chapters.length, await chapter())
  const [round] = open
  return { trial, ...(round === undefined ? {} : { open: round }) }
}
