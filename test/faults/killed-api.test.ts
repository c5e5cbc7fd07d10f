import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeId } from '../../basics/ids.ts'
import { openRoundOn } from '../../bench/intake/open-round.ts'
import { startServerFile } from '../../bench/intake/process.ts'
import { demoSeed, unitBallots } from '../../demo/unit-ballots.ts'
import { unitOf } from '../../demo/units.ts'
import { loadConfig } from '../../runtime/config.ts'
import { connectDatabases } from '../../runtime/mongo.ts'

const kills = 10
const perKill = 40
const answers = unitBallots(demoSeed, unitOf('u17'), 2).map((ballot) => ballot.answers)

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  HOST: '127.0.0.1',
  PORT: '0',
  NAMESPACE: namespace,
  SECRET: 'ab'.repeat(32),
})
const namespace = `t${randomBytes(8).toString('hex')}`

let round = ''
let server: Awaited<ReturnType<typeof startServerFile>>
const acknowledged = new Set<string>()
let posted = 0

const bodyOf = (id: string, place: number) =>
  JSON.stringify({
    round,
    style: 'u01',
    id,
    answers: answers[place % answers.length],
    attributes: {},
    pace: 'normal',
    coached: false,
    again: false,
  })

/** Whether the server said that this answer is stored; a dead server said nothing. */
async function isStored(body: string): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${server.port}/api/v1/open/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  }).catch(() => undefined)
  if (answer === undefined) return false
  await answer.arrayBuffer().catch(() => undefined)
  return answer.status === 200 || answer.status === 201
}

/** A phone: sends the same bytes, twice at once, until they are acknowledged. */
async function phone(place: number): Promise<void> {
  const id = encodeId(randomBytes(16))
  const body = bodyOf(id, place)
  posted += 1
  for (;;) {
    const stored = await Promise.all([isStored(body), isStored(body)])
    if (stored.includes(true)) break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  acknowledged.add(id)
}

beforeAll(async () => {
  round = await openRoundOn(environment())
})

afterAll(async () => {
  await server?.stop()
})

describe('the API killed while answers arrive', () => {
  it(`keeps every acknowledged answer exactly once through ${kills} kills with double posts`, async () => {
    server = await startServerFile('our-server.ts', environment())
    for (let kill = 0; kill < kills; kill += 1) {
      const before = acknowledged.size
      const phones = Promise.all(Array.from({ length: perKill }, (_, place) => phone(place)))
      // In the middle of the crowd: some are acknowledged, others on their way.
      while (acknowledged.size - before < perKill / 4) await new Promise((go) => setImmediate(go))
      await server.stop()
      server = await startServerFile('our-server.ts', environment())
      await phones
    }
    const config = loadConfig(environment())
    const databases = await connectDatabases(config)
    const rows = await databases.box.collection('responses').find({ round }).toArray()
    await Promise.all(
      [databases.register, databases.box, databases.issuer].map((db) => db.dropDatabase()),
    )
    await databases.close()
    const stored = rows.map((row) => String(row._id))
    expect(acknowledged.size).toBe(posted)
    expect(posted).toBe(kills * perKill)
    expect(new Set(stored).size).toBe(stored.length)
    expect(new Set(stored)).toEqual(acknowledged)
  }, 240_000)
})
