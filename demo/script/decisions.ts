import { addDays } from '../../basics/days.ts'
import type { Actor } from '../../organisation/index.ts'
import { officialScheme } from '../../scoring/index.ts'
import type { Round } from '../../surveys/index.ts'
import { isCoached } from '../coaching.ts'
import { pollDays, pollOpens, yearOf } from '../rounds.ts'
import type { Wave } from '../units.ts'
import { actorIn, type Cast, earlier, hourOf, type Stage } from './stage.ts'

/** The scheme of a year, told before its poll; the first year is a trial. */
export async function publishScheme(
  { services, clock, today }: Stage,
  wave: Wave,
  cast: Cast,
): Promise<void> {
  const year = yearOf(today, wave)
  const { id: _, version: __, ...scheme } = officialScheme
  await clock.at(hourOf(addDays(pollOpens(today, wave), -60), 10), () =>
    services.evaluation.scheme.publish(
      {
        name: wave === 0 ? `${year} 年指标体系（试运行）` : `${year} 年指标体系`,
        year,
        scheme: { ...scheme, trial: wave === 0 },
        demo: true,
      },
      actorIn(cast, 'shizong'),
    ),
  )
}

/** The inquiry into a poll whose answers were dictated; true when it confirmed some. */
async function confirmCoaching(
  { services, clock, scope, today, until }: Stage,
  wave: Wave,
  at: Date,
  admin: Actor,
): Promise<boolean> {
  const year = yearOf(today, wave)
  const coached = scope.units.filter((unit) => isCoached(unit, wave))
  if (coached.length === 0 || at > until) return false
  for (const { code } of coached)
    await clock.at(at, () =>
      services.evaluation.interference.confirm(
        {
          unit: code,
          year,
          kind: 'coaching',
          document: `示例调查〔${year}〕3 号`,
          finding: '四成答卷每题都选第一项，多数集中在两个晚上；31 份按了“有人让我这样填”。',
          evidence: '答卷统计表和谈话记录（示例）',
        },
        admin,
      ),
    )
  return true
}

/**
 * The year's assessment: 试算 from what there is; once the poll is over and the weeks of objection have passed, the
 * decision, and the report for the public before and after it.
 */
export async function assessYear(
  stage: Stage,
  wave: Wave,
  rounds: { readonly poll: Round; readonly unions: Round },
  cast: Cast,
): Promise<void> {
  const { services, clock, today, until } = stage
  const { evaluation, surveys } = services
  const admin = actorIn(cast, 'shizong')
  const year = yearOf(today, wave)
  const closes = addDays(pollOpens(today, wave), pollDays)
  const day = (after: number) => hourOf(addDays(closes, after), 10)
  const ballots = await surveys.tabulation.unionBallots({ round: rounds.unions.id })
  const compute = (at: Date, reason?: string) =>
    clock.at(at, () =>
      evaluation.assessment.compute(
        { year, poll: rounds.poll.id, grassroots: rounds.unions.id, reason },
        ballots,
        admin,
      ),
    )
  await compute(earlier(day(4), until))
  if (await confirmCoaching(stage, wave, day(14), admin)) await compute(day(15), '查实干扰答题')
  const report = (kind: 'objection' | 'final', after: number) =>
    clock.at(day(after), () => evaluation.publication.publish(rounds.poll.id, kind, admin))
  if (day(20) > until) return
  await report('objection', 20)
  if (day(35) > until) return
  await clock.at(day(34), () => evaluation.assessment.decide(year, admin))
  await report('final', 35)
}
