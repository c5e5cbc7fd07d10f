import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { demoSeed, unitBallots } from '../../demo/unit-ballots.ts'
import { unitOf } from '../../demo/units.ts'
import type { Content } from '../../protocol/ballot/commitments.ts'
import { type ClientState, cast, collect, postJson } from '../../protocol/client/index.ts'
import type { Answer } from '../../protocol/client/outside.ts'
import { partsOf } from '../../protocol/form/parts.ts'
import { readReceipt } from '../../protocol/receipt/receipt.ts'
import { readLink } from '../../protocol/round/link.ts'
import { compose, type Services } from '../../runtime/compose.ts'
import { loadConfig } from '../../runtime/config.ts'
import type { Mode } from '../../surveys/index.ts'
import type { Environment } from './product.ts'

const style = 'u01'
export const day = 24 * 3600_000
const answers = unitBallots(demoSeed, unitOf('u17'), 2).map((ballot) => ballot.answers)

const unit = {
  id: style,
  name: '文化宫',
  shortName: '文化宫',
  kind: 'palace',
  brands: [],
  assessor: 'federation',
  demo: false,
  validFrom: '2020-01-01',
} as const

const custodians = [
  { id: 'a', name: '市总工会' },
  { id: 'b', name: '市公证处' },
] as const

/** Writes down a round about the unit whose time has come; a job has to prepare and open it. */
export async function planRound({ surveys }: Services, mode: Mode, lasts: number): Promise<string> {
  const questionnaire = await surveys.questionnaire.newest({ code: 'unit-palace' })
  const { id } = await surveys.round.plan({
    title: '测评',
    period: '2026',
    mode,
    opensAt: new Date(Date.now() - 1000),
    closesAt: new Date(Date.now() + lasts),
    issuers: mode === 'ballot' ? custodians : [],
    recipe: 'official',
    styles: [{ style, unit: style, title: unit.name, questionnaire: questionnaire.id }],
  })
  return id
}

/** A ballot round with a frame and invitations for so many workers; it waits for its preparation. */
export async function planPoll(services: Services, invited: number): Promise<string> {
  const round = await planRound(services, 'ballot', day)
  const cells = ['a1', 'a2', 'a3', 'a4'].map((age) => ({ cell: { age }, count: invited }))
  await services.surveys.frame.import({
    round,
    frames: [{ style, census: false, invited, cells }],
  })
  return round
}

/** An open ballot round with links for so many workers. */
async function openPoll(services: Services, phones: number) {
  const { surveys, organisation } = services
  await surveys.questionnaire.ensureShipped()
  await organisation.unit.put([unit])
  const round = await planPoll(services, phones)
  await surveys.round.prepare({ round })
  await surveys.round.open({ round })
  const { manifest } = await surveys.round.read(round)
  const form = await surveys.form.byHash(manifest?.styles[0]?.form ?? '')
  const lines = Array.from({ length: phones }, (_, place) => `职工,${place},${style}`)
  const bytes = new TextEncoder().encode(['姓名,编号,单位', ...lines].join('\n'))
  const { links } = await surveys.link.issue({ round, file: { bytes, type: 'csv' } })
  if (manifest === undefined || form === undefined) throw new Error('openPoll: no manifest')
  const secrets = links.flatMap(({ url }) => readLink(url)?.secret ?? [])
  return { round, manifest, parts: partsOf(form), secrets }
}

/** A phone that is told to come back does; anything else but success is no weather but a mistake. */
async function insist<Kind extends string>(
  wanted: Kind,
  attempt: () => Promise<{ readonly kind: string; readonly receipt?: string }>,
): Promise<string> {
  for (;;) {
    const { kind, receipt } = await attempt()
    if (kind === wanted) return receipt ?? ''
    if (kind !== 'offline' && kind !== 'later') throw new Error(`a phone was told: ${kind}`)
    await pause(50)
  }
}

/** Sends the same bytes twice at once, as an impatient network does. */
const doubled =
  (post: (path: string, body: string) => Promise<Answer>) =>
  async (path: string, body: string): Promise<Answer> => {
    const both = await Promise.allSettled([post(path, body), post(path, body)])
    const heard = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    const answer = heard.find(({ status }) => status < 300) ?? heard[0]
    if (answer === undefined) throw new Error('no answer')
    return answer
  }

/** A poll in a house of its own, with phones that vote over HTTP until they are heard. */
export async function poll(environment: Environment, phones: number) {
  const services = await compose(loadConfig({ ...environment }))
  const { databases } = services
  const { round, manifest, parts, secrets } = await openPoll(services, phones)
  const acknowledged = new Set<string>()
  const statuses = new Set<number>()
  const bodies = new Set<string>()
  let waiting: { readonly count: number; readonly reached: () => void }[] = []
  let next = 0

  async function vote(url: string, place: number): Promise<void> {
    const secret = secrets[place]
    const content: Content = {
      answers: answers[place % answers.length] ?? {},
      attributes: { age: 'a2' },
      pace: 'normal',
      coached: false,
      helped: false,
    }
    if (secret === undefined) throw new Error('vote: everybody has voted')
    let state: ClientState | null = null
    const outside = {
      random: (length: number) => new Uint8Array(randomBytes(length)),
      load: () => state,
      save: (saved: ClientState) => {
        state = saved
      },
      post: doubled(async (path, body) => {
        bodies.add(body)
        const answer = await postJson(fetch, url)(path, body)
        statuses.add(answer.status)
        return answer
      }),
    }
    await insist('collected', () => collect({ manifest, styles: [style], secret }, outside))
    const receipt = await insist('cast', () => cast({ manifest, style, parts, content }, outside))
    acknowledged.add(leafOf(receipt))
    for (const { count, reached } of waiting) if (acknowledged.size >= count) reached()
    waiting = waiting.filter(({ count }) => acknowledged.size < count)
  }

  return {
    round,
    services,
    acknowledged,
    /** What no log and no queue may hold: secrets of links, and what the phones sent. */
    unspeakable: (): string[] => [
      ...secrets.flatMap((secret) => spellings(Buffer.from(secret))),
      ...[...bodies].flatMap((body) => tokensIn(JSON.parse(body))),
    ],
    /** What the phones were answered with, whatever came of it. */
    statuses,
    /** How many have begun to vote. */
    voters: () => next,
    /** So many workers vote at the same time; resolves when each holds a receipt. */
    async crowd(url: string, size: number): Promise<void> {
      const from = next
      next += size
      await Promise.all(Array.from({ length: size }, (_, place) => vote(url, from + place)))
    },
    /** Resolves when so many more workers hold a receipt. */
    more(count: number): Promise<void> {
      return new Promise((resolve) => {
        waiting.push({ count: acknowledged.size + count, reached: resolve })
      })
    },
    /** The leaf hashes in the box, each as often as it stands there. */
    async stored(): Promise<string[]> {
      const rows = await databases.box.collection('ballots').find({ round }).toArray()
      return rows.map(({ leaf }) => Buffer.from(leaf.buffer).toString('hex'))
    },
    /** Resolves when the house is as it should become. */
    async until(isSo: () => Promise<boolean>): Promise<void> {
      while (!(await isSo())) await pause(100)
    },
    /** Forgets everything of this house. */
    async close(): Promise<void> {
      const { register, issuer, box } = databases
      await Promise.all([register, issuer, box].map((database) => database.dropDatabase()))
      await services.close()
    },
  }
}

export type Poll = Awaited<ReturnType<typeof poll>>

function leafOf(receipt: string): string {
  const read = readReceipt(receipt)
  if (read === null) throw new Error(`no receipt: ${receipt}`)
  return Buffer.from(read.leaf).toString('hex')
}

const spellings = (bytes: Buffer): string[] => [
  bytes.toString('hex'),
  bytes.toString('base64').replace(/=+$/, ''),
  bytes.toString('base64url'),
]

/** Every member that is bytes: token, signatures, salts, invitation, blinded values. */
function tokensIn(value: unknown): string[] {
  if (typeof value === 'string')
    return /^[\w-]{22,}$/.test(value) ? spellings(Buffer.from(value, 'base64url')) : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(tokensIn) : []
}
