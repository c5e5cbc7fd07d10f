import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examine } from '../../cli/doctor/examine.ts'
import { prepareDatabases } from '../../runtime/mongo.ts'
import { assessedHouse } from './assessed-house.ts'
import { damages, type Place } from './damages.ts'

let house: Awaited<ReturnType<typeof assessedHouse>>
beforeAll(async () => {
  house = await assessedHouse()
})
afterAll(() => house.close())

const rowsOf = (place: Place, collection: string) =>
  house.services.databases[place].collection<{ _id: unknown }>(collection)

/** What the doctor says of the house as it stands. */
async function said(): Promise<string[]> {
  const lines: string[] = []
  await examine(house.services.invariants(), (line) => lines.push(line))
  return lines
}

const failing = async () => [
  ...new Set((await said()).flatMap((line) => /^坏 {2}([^：]+)：/.exec(line)?.[1] ?? [])),
]

/** Changes one row of a collection for as long as somebody looks. */
async function whileAltered<Row>(
  place: Place,
  collection: string,
  change: (row: Record<string, unknown>) => Record<string, unknown> | undefined,
  look: () => Promise<Row>,
  filter: object = {},
): Promise<Row> {
  const rows = rowsOf(place, collection)
  const found = await rows.findOne(filter)
  if (found === null) throw new Error(`nothing in ${collection}`)
  const { _id, ...rest } = found
  const changed = change({ ...rest })
  if (changed === undefined) await rows.deleteOne({ _id })
  else await rows.replaceOne({ _id }, changed)
  try {
    return await look()
  } finally {
    await rows.replaceOne({ _id }, rest, { upsert: true })
  }
}

describe('the doctor', () => {
  it('finds nothing wrong in a house that lived through a year', async () => {
    expect(await said()).toEqual(house.services.invariants().map(({ name }) => `好  ${name}`))
  })

  for (const { what, check, place, collection, filter, change } of damages)
    it(`sees ${what}, and nothing else`, async () => {
      expect(await whileAltered(place, collection, change, failing, filter)).toEqual([check])
    })

  it('sees a ballot that stands in two places', async () => {
    const ballots = rowsOf('box', 'ballots')
    const ballot = await ballots.findOne({})
    const _id = Buffer.alloc(32, 7)
    await ballots.insertOne({ ...ballot, _id })
    try {
      expect(await failing()).toContain('一份凭证只有一张选票')
    } finally {
      await ballots.deleteOne({ _id })
    }
  })

  it('names the index that is missing', async () => {
    const rounds = rowsOf('register', 'rounds')
    await rounds.dropIndex('series_1_period_1')
    try {
      const lines = await said()
      expect(lines.filter((line) => line.startsWith('坏'))).toEqual([
        `坏  集合和索引齐全：集合 ${house.config.namespace}-register.rounds 缺索引 series_1_period_1。`,
      ])
    } finally {
      await prepareDatabases(house.services.databases)
    }
  })

  it('sees a job that nobody did for an hour', async () => {
    const { outbox } = house.services
    await outbox.put([{ name: 'tick-rounds', payload: {} }])
    house.clock.advance(3700)
    expect(await failing()).toEqual(['后台任务没有积压'])
    await rowsOf('register', 'outbox').deleteMany({})
  })

  it('says what is wrong and what mends it, and ends with 1, at the command line', async () => {
    const command = async () => {
      const child = spawn(process.execPath, ['cli/doctor.ts'], {
        env: {
          ...process.env,
          NAMESPACE: house.config.namespace,
          SECRET: house.secret,
          LOG_LEVEL: 'silent',
        },
      })
      let output = ''
      child.stdout.setEncoding('utf8').on('data', (text) => {
        output += text
      })
      const [code] = await once(child, 'exit')
      return { code, output }
    }
    const sick = await whileAltered(
      'register',
      'audit',
      (row) => ({ ...row, subject: '别的事' }),
      command,
    )
    expect(sick.code).toBe(1)
    expect(sick.output).toContain('坏  审计记录前后相连：审计记录从第 1 条起')
    expect(sick.output).toContain('→ 用改动之前的备份恢复：mongorestore')
  })
})
