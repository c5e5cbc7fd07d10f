import { median, short, summary } from '../figures.ts'
import { type Goal, judge } from '../goal.ts'
import { withOwnEngines } from '../own-engines.ts'
import { say } from '../say.ts'
import { checker } from './checker.ts'
import { type Contender, environmentOf, type Taken, turnOf } from './contender.ts'
import { openRoundOn } from './open-round.ts'
import { type Sample, sampleNamed } from './sample.ts'

type Turns = ReadonlyMap<string, readonly Taken[]>

const contendersOn = (general: Sample, unit: Sample): readonly Contender[] => [
  { name: 'naive', file: 'naive-server.ts', sample: general, connections: 8, most: 400 },
  { name: 'single', file: 'single-server.ts', sample: general, connections: 64, most: 20_000 },
  { name: 'ours', file: 'our-server.ts', sample: general, connections: 256, most: 40_000 },
  { name: 'naive, unit', file: 'naive-server.ts', sample: unit, connections: 8, most: 1_200 },
  { name: 'ours, unit', file: 'our-server.ts', sample: unit, connections: 256, most: 40_000 },
]

/** Every contender has its turn in every round, alone, on the same engines. */
async function measure(contenders: readonly Contender[], quick: boolean): Promise<Turns> {
  const [rounds, limit] = quick ? [2, 4_000] : [5, 12_000]
  const turns = new Map<string, Taken[]>(contenders.map(({ name }) => [name, []]))
  await withOwnEngines(async (engines) => {
    const codes = new Map<string, string>()
    for (const name of new Set(contenders.map(({ sample }) => sample.name)))
      codes.set(name, await openRoundOn(environmentOf(engines, name), name))
    for (let round = 1; round <= rounds; round += 1) {
      say(`round ${round}`)
      for (const each of contenders) {
        const ground = { engines, limit, round: codes.get(each.sample.name) ?? '' }
        turns.get(each.name)?.push(await turnOf(each, ground))
      }
    }
  })
  return turns
}

function tell(turns: Turns): void {
  say('median (lowest to highest)')
  for (const [name, taken] of turns) {
    const of = (part: keyof Taken) => summary(taken.map((each) => each[part]))
    say(
      `  ${name}: ${of('perSecond')} answers/s; CPU ms per answer: server ${of('server')}, mongod ${of('mongod')}, valkey ${of('valkey')}`,
    )
  }
}

/** Everything an answer costs, in whatever process. */
const cpu = ({ server, mongod, valkey }: Taken) => server + mongod + valkey

function judgeTurns(turns: Turns): Goal[] {
  const figures = (name: string, part: (taken: Taken) => number) =>
    (turns.get(name) ?? []).map(part)
  const rate = (name: string) => figures(name, (taken) => taken.perSecond)
  const mongod = (name: string) => figures(name, (taken) => taken.mongod)
  const fewer = (baseline: string, ours: string) =>
    `${short(median(rate(ours)) / median(rate(baseline)))} times the answers, ${short(
      median(figures(baseline, cpu)) / median(figures(ours, cpu)),
    )} times less CPU`
  say(`the shipped unit evaluation, without a goal: ${fewer('naive, unit', 'ours, unit')}`)
  return [
    judge({ name: 'intake rate', over: rate('ours'), under: rate('naive'), goal: 100 }),
    judge({
      name: 'intake cpu',
      over: figures('naive', cpu),
      under: figures('ours', cpu),
      goal: 100,
    }),
    judge({ name: 'intake mongod', over: mongod('single'), under: mongod('ours'), goal: 8 }),
  ]
}

/**
 * Durable accepted answers: our intake against the usual way and against one insert per request, on the sample of
 * 32 questions; and the intake's check against the JSON parser on it and on everything that ships.
 */
export async function intake({ quick }: { readonly quick: boolean }): Promise<readonly Goal[]> {
  const general = sampleNamed('general')
  const turns = await measure(contendersOn(general, sampleNamed('unit-palace')), quick)
  tell(turns)
  return [...judgeTurns(turns), ...(await checker({ quick }))]
}
