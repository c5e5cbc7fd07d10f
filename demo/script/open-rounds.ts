import { randomBytes } from 'node:crypto'
import { addDays, type Day } from '../../basics/days.ts'
import { type Content, type OpenState, submitOpen } from '../../protocol/index.ts'
import type { PlannedStyle, Round } from '../../surveys/index.ts'
import { type ActivitySlip, activities, activitySlips } from '../activity-slips.ts'
import { needsBallots } from '../needs-ballots.ts'
import { activityRound, quarters } from '../rounds.ts'
import { computeFigures } from './compute-figures.ts'
import { openIntake } from './intake.ts'
import { quarterOf } from './needs.ts'
import { hourOf, type Stage } from './stage.ts'

/** An answer to an open link: when it was given, and through which channel. */
interface OpenAnswer {
  readonly style: string
  readonly day: Day
  readonly channel: string
  readonly content: Content
}

interface OpenRound {
  readonly title: string
  readonly period: string
  readonly opens: Day
  readonly closes: Day
  readonly styles: readonly PlannedStyle[]
  readonly answers: readonly OpenAnswer[]
}

/** Tells an open round as far as the story has come. Whoever has the link may answer; nothing is signed or sealed. */
async function holdOpenRound(stage: Stage, told: OpenRound): Promise<Round> {
  const { services, clock, until } = stage
  const { surveys } = services
  const planned = await clock.at(hourOf(addDays(told.opens, -7), 10), () =>
    surveys.round.plan({
      title: told.title,
      period: told.period,
      mode: 'open',
      demo: true,
      held: true,
      opensAt: hourOf(told.opens, 8),
      closesAt: hourOf(told.closes, 20),
      issuers: [],
      styles: told.styles,
      recipe: 'official',
    }),
  )
  const input = { round: planned.id }
  await clock.at(hourOf(addDays(told.opens, -6), 10), () => surveys.round.prepare(input))
  await clock.at(planned.opensAt, () => surveys.round.open(input))
  const post = openIntake(services)
  for (const answer of told.answers) {
    const at = hourOf(answer.day, 12)
    if (at > until) continue
    await clock.at(at, () => send(planned.id, answer, post))
    await surveys.round.addVisits(planned.id, answer.channel, 1)
  }
  await clock.at(until, () => surveys.round.count(input))
  if (planned.closesAt <= until) {
    await clock.at(planned.closesAt, () => surveys.round.close(input))
    await clock.at(new Date(planned.closesAt.getTime() + 3600_000), () =>
      surveys.seal.run({ ...input, final: true }),
    )
  }
  await clock.at(until, () => computeFigures(stage, planned.id))
  await surveys.round.release(input)
  return surveys.round.read(planned.id)
}

async function send(
  round: string,
  { style, content }: OpenAnswer,
  post: ReturnType<typeof openIntake>,
): Promise<void> {
  let state: OpenState | null = null
  const { kind } = await submitOpen(
    { round, style, content },
    {
      random: (length) => randomBytes(length),
      load: () => state,
      save: (next) => {
        state = next
      },
      post,
    },
  )
  if (kind !== 'accepted') throw new Error(`send: ${kind}`)
}

const slipOf = (today: Day, daysAgo: number, slip: ActivitySlip): OpenAnswer => ({
  style: slip.activity,
  day: addDays(today, slip.after - daysAgo),
  channel: slip.channel,
  content: {
    answers: slip.answers,
    attributes: {},
    pace: slip.pace,
    coached: slip.coached,
    helped: slip.helped,
  },
})

/** Slips after the activities of the last two months; the round goes on. */
export async function holdActivityRound(stage: Stage): Promise<Round> {
  const { services, scope, seed, today } = stage
  const { id: questionnaire } = await services.surveys.questionnaire.newest({ code: 'activity' })
  const story = activityRound(today)
  const held = activities.filter(({ unit }) => scope.units.some(({ code }) => code === unit))
  return holdOpenRound(stage, {
    title: story.title,
    period: today.slice(0, 4),
    opens: story.opens,
    closes: story.closes,
    styles: held.map(({ code, unit, title }) => ({
      style: code,
      unit,
      title,
      questionnaire,
      words: { activity: title },
    })),
    answers: held.flatMap((activity) =>
      activitySlips(seed, activity).map((slip) => slipOf(today, activity.daysAgo, slip)),
    ),
  })
}

/** How many have answered this quarter's open survey so far. */
const early = 60

/** This quarter's needs survey as an open link, for the code on posters: open since five days, for another three weeks. */
export async function holdOpenNeedsSurvey(stage: Stage): Promise<Round> {
  const { services, seed, today } = stage
  const { id: questionnaire } = await services.surveys.questionnaire.newest({ code: 'needs' })
  const opens = addDays(today, -5)
  return holdOpenRound(stage, {
    title: `${opens.slice(0, 4)} 年 ${Number(opens.slice(5, 7))} 月职工需求调查（公开链接）`,
    period: quarterOf(opens),
    opens,
    closes: addDays(today, 21),
    styles: [{ style: 'needs', title: '职工需求', questionnaire }],
    answers: needsBallots(seed, quarters.length)
      .slice(0, early)
      .map(({ answers, attributes, pace, coached, helped, channel }, place) => ({
        style: 'needs',
        day: addDays(opens, Math.floor((5 * place) / early)),
        channel,
        content: { answers, attributes, pace, coached, helped },
      })),
  })
}
