import { electorate, grassrootsBallots } from '../grassroots-ballots.ts'
import { seeded } from '../random.ts'
import { grassrootsRounds, pollOpens, yearOf } from '../rounds.ts'
import type { Wave } from '../units.ts'
import { type HeldRound, holdRound, type RosterBallot } from './hold-round.ts'
import type { Stage } from './stage.ts'

/**
 * The unions' ballot on the units, in the weeks of the poll. Each union has one link for all the units it has a
 * ballot on.
 */
export async function holdUnionBallot(stage: Stage, wave: Wave): Promise<HeldRound> {
  const { services, scope, seed, today } = stage
  const story = grassrootsRounds(today)[wave]
  if (story === undefined) throw new RangeError(`holdUnionBallot: no wave ${wave}`)
  const { id: questionnaire } = await services.surveys.questionnaire.newest({ code: 'grassroots' })
  const unions = new Map<string, { readonly name: string; readonly units: string[] }>()
  const voters = scope.units.map((unit) => {
    const entitled = electorate(unit, today, pollOpens(today, wave))
    for (const { code, name } of entitled) {
      const union = unions.get(code) ?? { name, units: [] }
      union.units.push(unit.code)
      unions.set(code, union)
    }
    return { unit, entitled: entitled.map(({ code }) => code) }
  })
  const places = new Map([...unions.keys()].map((code, place) => [code, place]))
  return holdRound(stage, {
    story,
    period: String(yearOf(today, wave)),
    issuers: [{ id: 'a', name: '市总工会' }],
    styles: voters.map(({ unit, entitled }) => ({
      style: unit.code,
      unit: unit.code,
      title: unit.name,
      questionnaire,
      invited: entitled.length,
      electorate: 'unions',
    })),
    frames: [],
    roster: [
      '编号,工会,单位',
      ...[...unions].map(([code, { name, units }]) => `${code},${name},${units.join('、')}`),
    ].join('\n'),
    ballots: voters.flatMap(({ unit, entitled }) => {
      const random = seeded(`${seed}/unions/${unit.code}/${wave}`)
      const answering = random.shuffle(entitled)
      return grassrootsBallots(seed, unit, wave, entitled.length).map(
        (ballot, place): RosterBallot => ({
          link: places.get(answering[place] ?? '') ?? 0,
          style: unit.code,
          ballot,
        }),
      )
    }),
  })
}
