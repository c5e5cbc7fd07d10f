import { addDays, type Day } from '../../basics/days.ts'
import type { Mark, Panel } from '../../evaluation/index.ts'
import type { Actor } from '../../organisation/index.ts'
import { criteria, type DemoSheet, panel as evaluators, type Scores, sheets } from '../raters.ts'
import { pollDays, pollOpens, yearOf } from '../rounds.ts'
import type { Wave } from '../units.ts'
import { actorIn, type Cast, hourOf, type Stage } from './stage.ts'

const rules: Readonly<Record<(typeof criteria)[number]['code'], string>> = {
  k1: '项目来自需求调查或职工提议，对象清楚，取消和新增有依据。',
  k2: '现场查看服务过程、人员和安全记录。',
  k3: '名额向一线、派遣和平台灵活就业职工开放，开放时间合适。',
  k4: '收费公示，免费和低收费为主，场地没有出租作他用。',
  k5: '台账、回访和整改记录齐全，答复按期。',
}

const userNameOf = (code: string): string =>
  `pinggu${evaluators.findIndex((evaluator) => evaluator.code === code) + 1}`

/** A score at either end needs its reason; the first criterion carries the sheet's remark. */
const marksOf = (scores: Scores, remark: string): Record<string, Mark> =>
  Object.fromEntries(
    criteria.map(({ code }) => {
      const score = scores[code]
      const said = code === 'k1' || score >= 95 || score <= 20
      return [code, { score, ...(said ? { reason: remark } : {}) }]
    }),
  )

/**
 * The outside evaluators' scoring round of a year: each scores the own units in the weeks of the poll. When the
 * poll is over and everything is handed in, it is locked.
 */
export async function holdPanel(stage: Stage, wave: Wave, cast: Cast): Promise<void> {
  const { services, clock, scope, seed, today } = stage
  const opens = pollOpens(today, wave)
  const closes = addDays(opens, pollDays)
  const admin = actorIn(cast, 'shizong')
  const handed = sheets(seed, today, wave).filter(({ unit }) =>
    scope.units.some(({ code }) => code === unit),
  )
  const panel = await clock.at(hourOf(addDays(opens, -3), 9), () =>
    services.evaluation.panel.create(
      {
        title: `${yearOf(today, wave)} 年度第三方评估`,
        year: yearOf(today, wave),
        criteria: criteria.map(({ code, title, weight }) => ({
          id: code,
          title,
          rule: rules[code],
          weight,
        })),
        assignments: handed.map(({ unit, evaluator }) => ({
          unit,
          evaluator: actorIn(cast, userNameOf(evaluator)).account,
        })),
        due: closes,
      },
      admin,
    ),
  )
  const laid = await services.evaluation.panel.read(panel.id)
  for (const sheet of handed) {
    const actor = actorIn(cast, userNameOf(sheet.evaluator))
    const id = laid.sheets.find(
      (each) => each.unit === sheet.unit && each.evaluator === actor.account,
    )?.id
    if (id !== undefined) await score(stage, id, sheet, actor)
  }
  await endPanel(stage, panel, closes, admin)
}

async function score(stage: Stage, id: string, sheet: DemoSheet, actor: Actor): Promise<void> {
  const { clock, until } = stage
  const { panel } = stage.services.evaluation
  const at = hourOf(sheet.handedIn, 16)
  const save = (version: number, marks: Record<string, Mark>) =>
    panel.saveSheet(id, { version, marks }, actor)
  if (at > until) {
    // Two days before it is handed in, a sheet is half filled.
    if (hourOf(addDays(sheet.handedIn, -2), 16) > until) return
    const { k1, k2 } = marksOf(sheet.scores, sheet.comment)
    if (k1 !== undefined && k2 !== undefined) await clock.at(until, () => save(0, { k1, k2 }))
    return
  }
  await clock.at(at, async () => {
    const { moderated } = sheet
    let version = 0
    if (moderated !== undefined)
      version = (await save(version, marksOf(moderated.before, sheet.comment))).version
    const saved = await save(version, marksOf(sheet.scores, moderated?.reason ?? sheet.comment))
    await panel.submitSheet(id, saved.version, actor)
  })
}

async function endPanel(
  { services, clock, until }: Stage,
  panel: Panel,
  closes: Day,
  admin: Actor,
) {
  const at = hourOf(addDays(closes, 2), 10)
  if (at <= until) await clock.at(at, () => services.evaluation.panel.lock(panel.id, admin))
}
