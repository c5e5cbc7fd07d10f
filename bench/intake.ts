import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeId } from '../basics/ids.ts'
import { demoSeed, unitBallots } from '../demo/unit-ballots.ts'
import { unitOf } from '../demo/units.ts'
import { launchSettings, openEngines } from '../runtime/engines/index.ts'
import { checkerCost } from './intake/checker-cost.ts'
import { load } from './intake/load.ts'
import { openRoundOn } from './intake/open-round.ts'
import { cpuOf, startServerFile } from './intake/process.ts'
import { median, summary } from './median.ts'

interface Contender {
  readonly name: string
  readonly file: string
  readonly connections: number
  readonly count: number
}

interface Figures {
  readonly perSecond: number[]
  readonly serverMs: number[]
  readonly mongodMs: number[]
}

const contenders: readonly Contender[] = [
  { name: 'naive', file: 'naive-server.ts', connections: 8, count: 400 },
  { name: 'single', file: 'single-server.ts', connections: 64, count: 4_000 },
  { name: 'ours', file: 'our-server.ts', connections: 64, count: 12_000 },
]

const answers = unitBallots(demoSeed, unitOf('u17'), 2).map((ballot) => ballot.answers)

const bodyFor = (round: string) => (n: number) =>
  JSON.stringify({
    round,
    style: 'u01',
    id: encodeId(randomBytes(16)),
    answers: answers[n % answers.length],
    attributes: {},
    pace: 'normal',
    coached: false,
    again: false,
  })

/** Durable accepted answers: the product's intake against the usual way and against one insert per request. */
export async function intake({ quick }: { readonly quick: boolean }): Promise<string> {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const folder = await mkdtemp(join(tmpdir(), 'final-say-bench-'))
  const engines = await openEngines({ ...launchSettings(), data: folder, say })
  const mongod = engines.started.find(({ name }) => name === 'mongod')?.pid ?? 0
  const environment = {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: 'silent',
    HOST: '127.0.0.1',
    PORT: '0',
    MONGODB_URI: engines.mongodbUri,
    REDIS_URL: engines.redisUrl,
    SECRET: randomBytes(32).toString('hex'),
  }
  const round = await openRoundOn(environment)
  const figures = new Map<string, Figures>(
    contenders.map(({ name }) => [name, { perSecond: [], serverMs: [], mongodMs: [] }]),
  )
  const rounds = quick ? 2 : 5
  const limit = quick ? 5_000 : 12_000
  try {
    for (let turn = 0; turn < rounds; turn += 1)
      for (const { name, file, connections, count } of contenders) {
        const server = await startServerFile(file, environment)
        const body = bodyFor(round)
        // Warm: compiled code and open connections on both sides.
        await load({ port: server.port, connections, count: connections * 2, limit: 5_000, body })
        const before = [await cpuOf(server.pid), await cpuOf(mongod)]
        const done = await load({ port: server.port, connections, count, limit, body })
        const after = [await cpuOf(server.pid), await cpuOf(mongod)]
        await server.stop()
        if (done.accepted === 0)
          throw new Error(`${name} accepted nothing (${done.refused} refused)`)
        const each = (place: number) =>
          (((after[place] ?? 0) - (before[place] ?? 0)) * 1000) / done.accepted
        figures.get(name)?.perSecond.push(done.accepted / done.seconds)
        figures.get(name)?.serverMs.push(each(0))
        figures.get(name)?.mongodMs.push(each(1))
        say(
          `round ${turn + 1} ${name}: ${Math.round(done.accepted / done.seconds)}/s, server ${each(0).toFixed(2)} ms, mongod ${each(1).toFixed(3)} ms of CPU per answer, load ${loadavg()[0]?.toFixed(1)}`,
        )
      }
  } finally {
    await engines.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return judge(figures, say)
}

const holds = (good: boolean) => (good ? 'holds' : 'falls short')

function judge(figures: ReadonlyMap<string, Figures>, say: (line: string) => void): string {
  const of = (name: string): Figures =>
    figures.get(name) ?? { perSecond: [], serverMs: [], mongodMs: [] }
  const [naive, single, ours] = [of('naive'), of('single'), of('ours')]
  for (const [name, each] of figures)
    say(
      `${name}: ${summary(each.perSecond)} answers/s; CPU per answer: server ${summary(each.serverMs)} ms, mongod ${summary(each.mongodMs)} ms`,
    )
  const spread = Math.max(...naive.perSecond) / Math.min(...naive.perSecond)
  if (spread > 1.5)
    say(`the baseline itself varied by ${spread.toFixed(2)}: a noisy machine, judge with care`)
  const cpu = (each: Figures) => median(each.serverMs) + median(each.mongodMs)
  const cpuRatio = cpu(naive) / cpu(ours)
  say(`bench intake cpu: ratio ${cpuRatio.toFixed(0)} (goal 100) ${holds(cpuRatio >= 100)}`)
  const mongodRatio = median(single.mongodMs) / median(ours.mongodMs)
  say(`bench intake mongod: ratio ${mongodRatio.toFixed(1)} (goal 8) ${holds(mongodRatio >= 8)}`)
  const checker = checkerCost(answers)
  say(
    `bench intake checker: ${checker.toFixed(2)} times JSON.parse of the same body (goal 2) ${holds(checker <= 2)}`,
  )
  const ratio = median(ours.perSecond) / median(naive.perSecond)
  return `bench intake: ratio ${ratio.toFixed(0)} (goal 100) ${holds(ratio >= 100)}`
}
