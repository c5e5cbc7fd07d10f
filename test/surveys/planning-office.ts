import { randomBytes } from 'node:crypto'
import { idMaker } from '../../basics/ids.ts'
import { openOrganisation } from '../../organisation/index.ts'
import { loadConfig } from '../../runtime/config.ts'
import { connectDatabases, prepareDatabases } from '../../runtime/mongo.ts'
import { type JobRequest, outboxStore } from '../../runtime/outbox.store.ts'
import { openSurveys, type SurveysContext } from '../../surveys/index.ts'
import type { RoundPlan } from '../../surveys/round/plan.ts'
import type { Round } from '../../surveys/round/round.ts'

const makeId = idMaker((length) => randomBytes(length))

/** Before it a round may be planned and prepared. */
export const opening = new Date('2026-03-02T01:00:00Z')
export const closing = new Date('2026-03-12T10:00:00Z')
export const grace = 600
export const later = (instant: Date, seconds: number) =>
  new Date(instant.getTime() + seconds * 1000)

const exampleUnits = ['u01', 'u02'].map((id) => ({
  id,
  name: `文化宫 ${id}`,
  shortName: `文化宫 ${id}`,
  kind: 'palace' as const,
  brands: [],
  assessor: 'federation' as const,
  demo: false,
  validFrom: '2020-01-01',
}))

/** The rounds of a federation on real engines, with a clock that can be moved and jobs that run when told. */
export async function planningOffice(namespace = `t${makeId().slice(0, 12)}`) {
  const config = loadConfig({
    NODE_ENV: 'test',
    MONGODB_URI: process.env.MONGODB_URI,
    REDIS_URL: process.env.REDIS_URL,
    NAMESPACE: namespace,
    SECRET: '5'.repeat(64),
    LOG_LEVEL: 'silent',
  })
  const databases = await connectDatabases(config)
  let instant = later(opening, -5 * 24 * 3600)
  const now = () => instant
  const world = { now, random: (length: number) => randomBytes(length), newId: makeId }
  const outbox = outboxStore(databases.register, makeId, now)
  const organisation = openOrganisation({
    register: databases.register,
    world,
    authSecret: config.authSecret,
    publicUrl: config.publicUrl,
  })
  const context: SurveysContext = {
    ...databases,
    world,
    outbox,
    audit: organisation.audit.record,
    unit: organisation.unit.find,
    unitsOfPart: organisation.unit.ofPart,
    logSeed: config.logSeed,
    peopleKey: config.peopleKey,
    publicUrl: 'https://say.example.org',
    recipeHash: (recipe) => (recipe === 'official' ? 'a'.repeat(64) : undefined),
  }
  const surveys = openSurveys(context)
  await prepareDatabases(databases)
  await organisation.unit.put(exampleUnits)
  await surveys.questionnaire.ensureShipped()
  const published = async (code: string) => (await surveys.questionnaire.newest({ code })).id
  const questionnaires = { palace: await published('unit-palace'), needs: await published('needs') }

  const steps: Record<string, (payload: Record<string, unknown>) => Promise<string>> = {
    'prepare-round': (payload) => surveys.round.prepare(roundOf(payload)),
    'open-round': (payload) => surveys.round.open(roundOf(payload)),
    'close-round': (payload) => surveys.round.close(roundOf(payload)),
    'seal-round': (payload) =>
      surveys.seal.run({ ...roundOf(payload), final: payload.final === true }),
  }

  /** Figures belong to another room: a job of theirs is only named. */
  async function deliver({ name, payload }: JobRequest, times: number): Promise<string[]> {
    const step = steps[name]
    if (step === undefined) return [name]
    const outcomes: string[] = []
    for (let time = 0; time < times; time += 1) outcomes.push(`${name} ${await step(payload)}`)
    return outcomes
  }

  /** Runs what waits in the outbox, each job so many times. */
  async function work(times = 1): Promise<string[]> {
    const outcomes: string[] = []
    for (let rows = await outbox.due(50); rows.length > 0; rows = await outbox.due(50)) {
      for (const row of rows) {
        outcomes.push(...(await deliver(row, times)))
        await outbox.finish(row.id, 'done', 'done')
      }
    }
    return outcomes
  }

  return {
    namespace,
    databases,
    outbox,
    rounds: surveys.round,
    units: organisation.unit,
    surveys,
    questionnaires,
    work,
    /** Lets the clock come to an instant, then does what is due as often as it is due. */
    async live(until: Date, times = 1): Promise<string[]> {
      instant = until
      const outcomes: string[] = []
      for (let turn = 0; turn < 6; turn += 1) {
        await surveys.round.tick()
        outcomes.push(...(await work(times)))
      }
      return outcomes
    },
    /** The stored round, which must be there. */
    async stored(id: string): Promise<Round> {
      const round = await surveys.round.find(id)
      if (round === undefined) throw new Error(`no round ${id}`)
      return round
    },
    setClock(next: Date) {
      instant = next
    },
    /** Plans a ballot round of two units, with frames. */
    async plan(wishes: Partial<RoundPlan> = {}, census = 400) {
      const round = await surveys.round.plan({
        title: `测评 ${makeId()}`,
        period: '2026',
        mode: 'ballot',
        opensAt: opening,
        closesAt: closing,
        issuers: [
          { id: 'a', name: '市总工会' },
          { id: 'b', name: '公证处' },
        ],
        styles: ['u01', 'u02'].map((style) => ({
          style,
          unit: style,
          title: `文化宫 ${style}`,
          questionnaire: questionnaires.palace,
        })),
        recipe: 'official',
        ...wishes,
      })
      if (round.mode === 'ballot')
        await surveys.frame.import({
          round: round.id,
          frames: round.styles.map(({ style }) => ({ style, census: true, cells: cells(census) })),
        })
      return round.id
    },
    async state(round: string) {
      return (await surveys.round.find(round))?.state
    },
    async leave() {
      await databases.close()
    },
    async close() {
      for (const database of [databases.register, databases.issuer, databases.box])
        await database.dropDatabase()
      await databases.close()
    },
  }
}

export const before = later(opening, -24 * 3600)
/** Everything accepted in the grace is written. */
export const settled = later(closing, grace + 21)

export type PlanningOffice = Awaited<ReturnType<typeof planningOffice>>

const roundOf = (payload: Record<string, unknown>) => ({ round: String(payload.round) })

const cells = (total: number) =>
  ['a1', 'a2', 'a3', 'a4'].map((age) => ({ cell: { age }, count: total / 4 }))

/** A roster as a CSV file. */
export const roster = (...lines: readonly string[]) => ({
  bytes: Buffer.from(['编号,姓名,手机,单位', ...lines].join('\n')),
  type: 'csv' as const,
})
