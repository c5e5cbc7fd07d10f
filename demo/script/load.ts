import { dayOf } from '../../basics/days.ts'
import { compose, realWorld, type Services } from '../../runtime/compose.ts'
import type { Config } from '../../runtime/config.ts'
import { type Outbox, outboxStore } from '../../runtime/outbox.store.ts'
import { demoSeed } from '../unit-ballots.ts'
import { units, waves } from '../units.ts'
import { storyClock } from './clock.ts'
import { openIntake } from './intake.ts'
import { openPhoneHall } from './phone-hall.ts'
import { earlierCode } from './polls.ts'
import type { Scope } from './stage.ts'
import { tellStory } from './story.ts'

/** The example federation as it is shown: of the needs surveys the last two quarters, to keep the loading short. */
export const everything: Scope = { units, waves, quarters: [4, 5], openRounds: true }

export interface Loaded {
  /** False when it stood there already. */
  readonly fresh: boolean
  /** Code of the round that anybody may answer. */
  readonly open?: string
  /** Personal links for trying; only of a fresh load. */
  readonly trial: readonly string[]
}

interface Wanted {
  readonly config: Config
  readonly scope?: Scope
  /** How far the story is told; now when left out. A later instant shows how this year ends. */
  readonly until?: Date
  readonly say: (line: string) => void
}

/** The row among the jobs that says how far the loading is; it outlives the others. */
const mark = 'example-federation'

/** A house with the story's clock, whose own jobs no worker takes, and the house's list of jobs. */
async function openHouse(config: Config) {
  const clock = storyClock(realWorld.now)
  const services = await compose(config, { ...realWorld, now: clock.now }, 'outbox-demo')
  const jobs = outboxStore(services.databases.register, realWorld.newId, realWorld.now)
  return { clock, services, jobs }
}

async function forget({ surveys, evaluation, organisation, outbox }: Services, jobs: Outbox) {
  await surveys.round.removeDemo()
  await surveys.questionnaire.forget(earlierCode)
  await evaluation.removeDemo()
  await organisation.removeDemo()
  await outbox.clear()
  await jobs.remove(mark)
}

/** Removes the example federation and nothing else. */
export async function clearDemo({ config }: Pick<Wanted, 'config'>): Promise<void> {
  const { services, jobs } = await openHouse(config)
  try {
    await forget(services, jobs)
  } finally {
    await services.close()
  }
}

/**
 * Loads the example federation as of now, by the same verbs as real life: issuers and box get what phones send them.
 * What is loaded stays as it is; what was left half loaded goes and is loaded again.
 */
export async function loadDemo(wanted: Wanted): Promise<Loaded> {
  const { config, say } = wanted
  const house = await openHouse(config)
  const { services, jobs } = house
  try {
    const before = await jobs.find(mark)
    if (before?.state === 'done') {
      const { open } = before.payload
      return { fresh: false, trial: [], ...(typeof open === 'string' ? { open } : {}) }
    }
    if (before !== undefined) {
      say('上次没有载完，清除后重新载入 · the last load was cut short, loading again')
      await forget(services, jobs)
    }
    return await tell(house, wanted)
  } finally {
    await services.close()
  }
}

async function tell(
  { clock, services, jobs }: Awaited<ReturnType<typeof openHouse>>,
  { scope = everything, until = realWorld.now(), say }: Wanted,
): Promise<Loaded> {
  const at = realWorld.now()
  const row = { id: mark, name: 'load-demo', payload: {}, at }
  await jobs.keep({ ...row, state: 'sent', progress: { done: 0, total: 1, note: '' } })
  const hall = openPhoneHall({ clock, post: openIntake(services) })
  try {
    const stage = { services, clock, hall, scope, seed: demoSeed, today: dayOf(at), until }
    const { open, trial } = await tellStory(stage, async (done, total, note) => {
      say(`  [${done}/${total}] ${note}`)
      await jobs.keep({ ...row, state: 'sent', progress: { done, total, note } })
    })
    const payload = open === undefined ? {} : { open: open.id }
    await jobs.keep({ ...row, payload, state: 'done', outcome: 'loaded' })
    return { fresh: true, trial, ...payload }
  } finally {
    await hall.close()
  }
}
