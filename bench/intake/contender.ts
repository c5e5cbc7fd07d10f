import { randomBytes } from 'node:crypto'
import { loadavg } from 'node:os'
import { env } from 'node:process'
import { encodeId } from '../../basics/ids.ts'
import type { Engines } from '../../runtime/engines/index.ts'
import { short } from '../figures.ts'
import { say } from '../say.ts'
import { load, messageOf } from './load.ts'
import { cpuOf, startServerFile } from './process.ts'
import type { Sample } from './sample.ts'

/** A server under its load. */
export interface Contender {
  readonly name: string
  readonly file: string
  readonly sample: Sample
  readonly connections: number
  /** Answers in one turn at most; about what it takes in twelve seconds. */
  readonly most: number
}

/** What one turn showed: the rate, and CPU milliseconds per accepted answer by process. */
export interface Taken {
  readonly perSecond: number
  readonly server: number
  readonly mongod: number
  readonly valkey: number
}

/** What a server file is told; `sample` names its questionnaire. */
export const environmentOf = (engines: Engines, sample: string): NodeJS.ProcessEnv => ({
  ...env,
  NODE_ENV: 'production',
  LOG_LEVEL: 'silent',
  HOST: '127.0.0.1',
  PORT: '0',
  TRUSTED_PROXIES: '1',
  MONGODB_URI: engines.mongodbUri,
  REDIS_URL: engines.redisUrl,
  REGISTER_URI: undefined,
  ISSUER_URI: undefined,
  BOX_URI: undefined,
  NAMESPACE: 'bench',
  SECRET: '5eed'.repeat(16),
  BENCH_SAMPLE: sample,
})

function pidOf(engines: Engines, wanted: string): number {
  const found = engines.started.find(({ name }) => name === wanted)
  if (found === undefined) throw new Error(`${wanted} was not started here`)
  return found.pid
}

function* messages(round: string, { answers }: Sample, count: number): Generator<Buffer> {
  for (let n = 0; n < count; n += 1)
    yield messageOf(
      JSON.stringify({
        round,
        style: 'u01',
        id: encodeId(randomBytes(16)),
        answers: answers[n % answers.length],
        attributes: {},
        pace: 'normal',
        coached: false,
        helped: false,
        again: false,
      }),
      n,
    )
}

export interface Ground {
  readonly engines: Engines
  /** The open round of the contender's sample. */
  readonly round: string
  /** Milliseconds a turn lasts. */
  readonly limit: number
}

/** Starts the contender's server, warms it for half the time, and measures one turn of it alone. */
export async function turnOf(
  { name, file, sample, connections, most }: Contender,
  { engines, round, limit }: Ground,
): Promise<Taken> {
  const server = await startServerFile(file, environmentOf(engines, sample.name))
  const pids = [server.pid, pidOf(engines, 'mongod'), pidOf(engines, 'valkey')]
  const used = () => Promise.all(pids.map(cpuOf))
  const loadFor = (milliseconds: number) => {
    const ready = [...messages(round, sample, most)]
    return { port: server.port, connections, messages: ready, limit: milliseconds }
  }
  try {
    await load(loadFor(limit / 2))
    const turn = loadFor(limit)
    const before = await used()
    const { accepted, seconds, p50, p99 } = await load(turn)
    const after = await used()
    const each = after.map((cpu, place) => (cpu - (before[place] ?? 0)) / accepted)
    const [node = 0, mongod = 0, valkey = 0] = each
    const perSecond = accepted / seconds
    say(
      `  ${name}: ${short(perSecond)}/s, p50 ${short(p50)} ms, p99 ${short(p99)} ms; CPU ms per answer: server ${short(node)}, mongod ${short(mongod)}, valkey ${short(valkey)}; load ${short(loadavg()[0] ?? 0)}`,
    )
    return { perSecond, server: node, mongod, valkey }
  } finally {
    await server.stop()
  }
}
