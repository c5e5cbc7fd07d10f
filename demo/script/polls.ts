import { demoQuestionnaire } from '../../runtime/demo.ts'
import type { NewFrame } from '../../surveys/index.ts'
import { withEarlierWording } from '../earlier-wording.ts'
import { frameOf, frameWithClosedBranch } from '../frames.ts'
import { yearlyRounds, yearOf } from '../rounds.ts'
import { questionnaireOf } from '../services.ts'
import { unitBallots } from '../unit-ballots.ts'
import type { DemoUnit, Wave } from '../units.ts'
import { type HeldRound, holdRound, type RosterBallot } from './hold-round.ts'
import type { Stage } from './stage.ts'

/** Two custodians since Y−1; the second stands outside the federation. */
const custodians = (wave: Wave) => [
  { id: 'a' as const, name: '市总工会' },
  ...(wave === 0 ? [] : [{ id: 'b' as const, name: '示例·第三方保管单位' }]),
]

/** Versions of the questionnaires by the code a unit's poll asks for. */
async function versionsFor({ services }: Stage, wave: Wave): Promise<Map<string, string>> {
  const { questionnaire } = services.surveys
  const codes = ['unit-palace', 'unit-sanatorium', 'unit-exchange'] as const
  const versions = new Map<string, string>()
  for (const code of codes) versions.set(code, (await questionnaire.newest({ code })).id)
  if (wave === 0)
    versions.set('unit-sanatorium', (await questionnaire.newest({ code: demoQuestionnaire })).id)
  return versions
}

/** Publishes the wording of Y−2, so that a break in comparability can be seen. */
export async function publishEarlierWording({ services }: Stage): Promise<void> {
  const { questionnaire } = services.surveys
  const { definition } = await questionnaire.newest({ code: 'unit-sanatorium' })
  await questionnaire.publish(
    { code: demoQuestionnaire, definition: withEarlierWording(definition) },
    { account: 'system', name: '示例', grants: [] },
  )
}

function frameFor(unit: DemoUnit, wave: Wave): NewFrame {
  const cells = unit.code === 'u13' && wave === 1 ? frameWithClosedBranch(unit) : frameOf(unit)
  return {
    style: unit.code,
    census: unit.frame === unit.invited,
    invited: unit.invited,
    cells: cells.map(({ count, ...cell }) => ({ cell, count })),
  }
}

/** Invitations for whoever tries the demo with a phone: three units on one link. */
const trials = 5
const tried = ['u01', 'u02', 'u05']

/** The roster: numbers only, one unit a line; in the open poll the trial links stand first. */
function rosterOf(units: readonly DemoUnit[], wave: Wave) {
  const several = tried.filter((code) => units.some((unit) => unit.code === code))
  const offered = wave === 2 && several.length > 0 ? trials : 0
  const lines = Array.from({ length: offered }, (_, place) => [`T${place + 1}`, several.join('、')])
  const first = new Map<string, number>()
  for (const unit of units) {
    first.set(unit.code, lines.length)
    const taken = several.includes(unit.code) ? offered : 0
    for (let person = 1; person <= unit.invited - taken; person += 1)
      lines.push([`${unit.code}-${person}`, unit.code])
  }
  const text = ['编号,单位', ...lines.map((line) => line.join(','))].join('\n')
  return { text, first, offered }
}

/** A poll, and the links for whoever tries the demo; none but this year's has any. */
export interface HeldPoll extends HeldRound {
  readonly trial: readonly string[]
}

/** One yearly poll on all units, as far as the story has come; the last one keeps its trial links. */
export async function holdPoll(stage: Stage, wave: Wave): Promise<HeldPoll> {
  const { scope, seed, today } = stage
  const story = yearlyRounds(today)[wave]
  if (story === undefined) throw new RangeError(`holdPoll: no wave ${wave}`)
  const versions = await versionsFor(stage, wave)
  const roster = rosterOf(scope.units, wave)
  const held = await holdRound(stage, {
    story,
    period: String(yearOf(today, wave)),
    issuers: custodians(wave),
    styles: scope.units.map((unit) => ({
      style: unit.code,
      unit: unit.code,
      title: unit.name,
      questionnaire: versions.get(questionnaireOf(unit)) ?? '',
      invited: unit.invited,
    })),
    frames: scope.units.map((unit) => frameFor(unit, wave)),
    roster: roster.text,
    ballots: scope.units.flatMap((unit) =>
      unitBallots(seed, unit, wave).map(
        (ballot, place): RosterBallot => ({
          link: (roster.first.get(unit.code) ?? 0) + place,
          style: unit.code,
          ballot,
        }),
      ),
    ),
  })
  const trial = held.links.slice(0, roster.offered).map(({ url }) => url)
  return { ...held, trial }
}
