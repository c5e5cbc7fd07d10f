import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import { Router } from 'express'
import supertest from 'supertest'
import { createApp } from '../api/app.ts'
import { routes } from '../api/routes/index.ts'
import { idMaker } from '../basics/ids.ts'
import {
  type Actor,
  type Grant,
  systemActor,
  type Union,
  type Unit,
} from '../organisation/index.ts'
import { compose, type Services } from '../runtime/compose.ts'
import { loadConfig } from '../runtime/config.ts'
import { isJobName } from '../runtime/queue.ts'
import { officialScheme } from '../scoring/index.ts'
import { runJob } from '../worker/run-job.ts'

interface Options {
  /** Where the clock starts; the real time when absent. */
  readonly now?: Date
  /** The same bytes each time, for figures that must come out alike. */
  readonly seed?: number
  readonly publicUrl?: string
  /** Settings of `runtime/config.ts` beside those a test needs anyway. */
  readonly settings?: Readonly<Record<string, string>>
}

/** A clock that stands where it was put and otherwise runs. */
function movableClock(start?: Date) {
  let shift = start === undefined ? 0 : start.getTime() - Date.now()
  return {
    now: () => new Date(Date.now() + shift),
    set(instant: Date | string) {
      shift = new Date(instant).getTime() - Date.now()
    },
    advance(seconds: number) {
      shift += seconds * 1000
    },
  }
}

/** SplitMix32, for seeded bytes only. */
function seededBytes(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) & 0xff
  }
  return (length: number) => Uint8Array.from({ length }, next)
}

const required = (name: 'MONGODB_URI' | 'REDIS_URL'): string => {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set: run this test in its project`)
  return value
}

/** Builders: every call makes something that no other test has. */
function builders(services: Services) {
  const { unit, union } = services.organisation
  let count = 0
  const mark = () => {
    count += 1
    return `${count.toString(36)}${randomBytes(3).toString('hex')}`
  }
  return {
    mark,
    async unit(wanted: Partial<Unit> = {}): Promise<Unit> {
      const id = wanted.id ?? `u${mark()}`
      const made = {
        id,
        name: `第${id}文化宫`,
        shortName: id,
        kind: 'palace',
        brands: [],
        assessor: 'federation',
        demo: false,
        validFrom: '2020-01-01',
        ...wanted,
      } as const
      await unit.put([made])
      return made
    },
    async union(wanted: Partial<Union> = {}): Promise<Union> {
      const id = wanted.id ?? `n${mark()}`
      const made = {
        id,
        name: `第${id}工会`,
        level: 'federation',
        demo: false,
        validFrom: '2020-01-01',
        ...wanted,
      } as const
      await union.put([made])
      return made
    },
    /** The official scheme, in force for a year. */
    async scheme(year: number): Promise<void> {
      const { id: _, version: __, ...scheme } = officialScheme
      await services.evaluation.scheme.publish(
        { name: `${year} 年指标体系`, year, scheme },
        systemActor,
      )
    },
  }
}

const password = 'correct horse battery'

/**
 * A whole house on the test engines, with databases of its own: nothing is shared with another test and nothing
 * has to be cleaned. Call `close` in `afterAll`.
 */
export async function harness({ now, seed, publicUrl, settings }: Options = {}) {
  const clock = movableClock(now)
  const random = seed === undefined ? (length: number) => randomBytes(length) : seededBytes(seed)
  const secret = randomBytes(32).toString('hex')
  const config = loadConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    MONGODB_URI: required('MONGODB_URI'),
    REDIS_URL: required('REDIS_URL'),
    NAMESPACE: `t${randomBytes(8).toString('hex')}`,
    SECRET: secret,
    PUBLIC_URL: publicUrl ?? 'http://localhost:3000',
    ...settings,
  })
  const world = { now: clock.now, random, newId: idMaker(random) }
  const services = await compose(config, world)
  const app = createApp(services, routes, Router())
  const server: Server = await new Promise((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening))
  })
  const build = builders(services)

  /** Units and unions that a grant names exist. */
  const ensureScopes = async (grants: readonly Grant[]) => {
    const { unit, union } = services.organisation
    for (const grant of grants) {
      if (grant.unit !== undefined && (await unit.find(grant.unit)) === undefined)
        await build.unit({ id: grant.unit })
      if (grant.union !== undefined && (await union.find(grant.union)) === undefined)
        await build.union({ id: grant.union })
    }
  }

  /** Makes an account with these grants and signs it in through the real door. */
  const signIn = async (grants: readonly Grant[] | Grant['role']) => {
    const wanted = typeof grants === 'string' ? [{ role: grants }] : grants
    await ensureScopes(wanted)
    const userName = `t${build.mark()}`
    const account = await services.organisation.account.create({
      userName,
      name: '张某',
      password,
      grants: wanted,
    })
    const agent = supertest.agent(server)
    // A browser names its page's origin on every change.
    agent.set('Origin', config.publicUrl)
    const answer = await agent
      .post('/api/auth/sign-in/username')
      .send({ username: userName, password })
    if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${answer.text}`)
    const cookie = (answer.get('Set-Cookie') ?? []).map((line) => line.split(';')[0]).join('; ')
    const actor: Actor = { account: account.id, name: account.name, grants: wanted }
    return { agent, cookie, actor, userName, password }
  }

  /** Runs what the outbox holds through the real processors until nothing is open; the names in order. */
  const drain = async (): Promise<string[]> => {
    const { processors } = await import('../worker/processors.ts')
    const { outbox } = services
    const ran: string[] = []
    while ((await outbox.open()) > 0) {
      const rows = await outbox.due(100)
      if (rows.length === 0) throw new Error('drain: jobs are open but none is due')
      for (const row of rows) {
        if (!isJobName(row.name)) throw new Error(`drain: no job is called ${row.name}`)
        await outbox.sent([row.id])
        const outcome = await runJob(processors, row.name, row.payload, services, {
          signal: new AbortController().signal,
          progress: (done, total, note) => outbox.progress(row.id, done, total, note),
        })
        await outbox.finish(row.id, 'done', outcome)
        ran.push(row.name)
      }
    }
    return ran
  }

  return {
    services,
    config,
    /** The house's master secret, for commands that open the same house. */
    secret,
    clock,
    world,
    app,
    server,
    /** Nobody: a client without a cookie. */
    api: supertest(server),
    signIn,
    build,
    drain,
    /** Ends the server, drops this house's databases and closes the connections. */
    async close() {
      await new Promise((resolve) => server.close(resolve))
      const { register, issuer, box } = services.databases
      await Promise.all([register, issuer, box].map((db) => db.dropDatabase()))
      await services.close()
    },
  }
}

export type Harness = Awaited<ReturnType<typeof harness>>
