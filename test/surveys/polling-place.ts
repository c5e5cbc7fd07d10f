import { randomBytes } from 'node:crypto'
import { startServer } from '../../api/server.ts'
import { idMaker } from '../../basics/ids.ts'
import type { Content } from '../../protocol/ballot/commitments.ts'
import { inviteOf } from '../../protocol/ballot/invite.ts'
import { hashJson } from '../../protocol/bytes/hash-json.ts'
import {
  type ClientState,
  cast,
  collect,
  type Outside,
  postJson,
} from '../../protocol/client/index.ts'
import { partsOf } from '../../protocol/form/parts.ts'
import type { Manifest } from '../../protocol/round/manifest.ts'
import { loadConfig } from '../../runtime/config.ts'
import { openLog } from '../../runtime/log.ts'
import { connectDatabases, prepareDatabases } from '../../runtime/mongo.ts'
import { openLogKey } from '../../surveys/log-key.ts'
import { openAnswering } from '../../surveys/open-answering.ts'
import { prepareRound } from '../../surveys/round/prepare.ts'
import { roundStore } from '../../surveys/round/round.store.ts'
import type { Mode, Round } from '../../surveys/round/round.ts'
import { smallForm } from './small-form.ts'

const makeId = idMaker((length) => randomBytes(length))
const code = () => makeId().slice(-8)

interface Wishes {
  readonly mode?: Mode
  readonly issuers?: readonly ('a' | 'b')[]
  readonly styles?: readonly string[]
  readonly graceSeconds?: number
  /** Settings of `runtime/config.ts` beside those a test needs anyway. */
  readonly settings?: Readonly<Record<string, string>>
}

export const opening = new Date('2026-03-02T01:00:00Z')
export const closing = new Date('2026-03-12T10:00:00Z')

const frame = {
  total: 400,
  census: true,
  cells: ['a1', 'a2', 'a3', 'a4'].map((age) => ({ cell: { age }, count: 100 })),
}

/** An open round on real engines behind a real port, with a clock that can be moved. */
export async function pollingPlace(wishes: Wishes = {}) {
  const { mode = 'ballot', issuers = ['a', 'b'], styles = ['u01'], graceSeconds = 600 } = wishes
  const config = loadConfig({
    NODE_ENV: 'test',
    MONGODB_URI: process.env.MONGODB_URI,
    REDIS_URL: process.env.REDIS_URL,
    NAMESPACE: `t${makeId().slice(0, 12)}`,
    SECRET: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'silent',
    HOST: '127.0.0.1',
    PORT: '0',
    ...wishes.settings,
  })
  const log = openLog(config)
  const databases = await connectDatabases(config)
  let instant = new Date(opening.getTime() + 3600_000)
  const now = () => instant
  const world = { now, random: (length: number) => randomBytes(length), newId: makeId }
  const rounds = roundStore(databases.register)
  const form = smallForm
  const formByHash = async (hash: string) => (hash === hashJson(form) ? form : undefined)
  const pattern = (source: string) => (text: string) => new RegExp(source).test(text)
  const answering = openAnswering(
    {
      ...databases,
      world,
      outbox: { put: async () => undefined },
      audit: async () => undefined,
      logSeed: config.logSeed,
      peopleKey: config.peopleKey,
      publicUrl: config.publicUrl,
      recipeHash: () => 'a'.repeat(64),
    },
    { rounds, formByHash, tools: { pattern } },
  )
  await prepareDatabases(databases)
  const id = code()
  const planned: Round = {
    id,
    title: '测评',
    period: '2026',
    mode,
    demo: false,
    opensAt: opening,
    closesAt: closing,
    graceSeconds,
    k: 10,
    state: 'planned',
    issuers: mode === 'ballot' ? issuers.map((each) => ({ id: each, name: `签发方 ${each}` })) : [],
    styles: styles.map((style) => ({
      style,
      unit: style,
      title: `文化宫 ${style}`,
      questionnaire: 'small-1',
      form: hashJson(form),
      seconds: 60,
      invited: 400,
      electorate: 'workers',
      frame,
      attributes: [],
    })),
    recipe: 'official',
    linksIssued: false,
  }
  await rounds.insert(planned)
  await prepareRound(
    { round: id },
    {
      rounds,
      logKey: openLogKey(config.logSeed),
      recipeHash: () => 'a'.repeat(64),
      formByHash,
      makeKeys: answering.issuer.makeKeys,
      startLog: answering.seal.start,
    },
  )
  await rounds.move(id, 'planned', 'open', { openedAt: opening })
  const manifest = (await rounds.find(id))?.manifest as Manifest
  const house = { config, log, surveys: answering }
  const server = await startServer(house, (_request, response) => {
    response.writeHead(404).end()
  })
  const url = `http://127.0.0.1:${server.port}`
  const parts = partsOf(form)

  /** A worker's phone with a link of its own; `styles` of the round it is for. */
  async function phone(invitedTo: readonly string[] = styles) {
    const secret = randomBytes(16)
    for (const { id: issuer } of manifest.issuers)
      await answering.issuer.registerInvites({
        round: id,
        issuer,
        rows: invitedTo.map((style) => ({
          style,
          invite: inviteOf(issuer, secret),
          serial: makeId(),
        })),
      })
    let state: ClientState | null = null
    const outside: Outside<ClientState> = {
      random: (length) => randomBytes(length),
      load: () => state,
      save: (next) => {
        state = next
      },
      post: postJson(fetch, url),
    }
    return {
      secret,
      state: () => state,
      collect: () => collect({ manifest, styles: invitedTo, secret }, outside),
      cast: (style: string, content: Content) => cast({ manifest, style, parts, content }, outside),
      /** The bytes that are, or would be, sent to the box, without sending them. */
      async body(style: string, content: Content): Promise<string> {
        await collect({ manifest, styles: invitedTo, secret }, outside)
        await cast(
          { manifest, style, parts, content },
          { ...outside, post: () => Promise.reject(new Error('no network')) },
        )
        const ballot = state?.ballots[style]
        if (ballot?.stage !== 'sending') throw new Error(`not written: ${ballot?.stage}`)
        return ballot.body
      },
    }
  }

  /** Posts text or an object as JSON. */
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: () => JSON.parse(text),
    }
  }

  return {
    config,
    databases,
    answering,
    rounds,
    manifest,
    round: id,
    server,
    url,
    phone,
    post,
    setClock(next: Date) {
      instant = next
    },
    now,
    /** Back to before its opening, which no way of the product leads to. */
    async setBack(): Promise<void> {
      const stored = databases.register.collection<{ _id: string }>('rounds')
      await stored.updateOne({ _id: id }, { $set: { state: 'planned' } })
    },
    async close() {
      await server.stop()
      for (const database of [databases.register, databases.issuer, databases.box])
        await database.dropDatabase()
      await databases.close()
    },
  }
}

export type PollingPlace = Awaited<ReturnType<typeof pollingPlace>>

/** A worker's answers that the small form accepts. */
export const content = (overall: number | 'dk' = 5, age = 'a2'): Content => ({
  answers: { u1: { c1: 4, c2: 2, foil: 1 }, u3: overall, u11: '多办晚上的课' },
  attributes: { age },
  pace: 'normal',
  coached: false,
  helped: false,
})
