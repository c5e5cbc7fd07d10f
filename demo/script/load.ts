import { dayOf, startOfDay } from '../../basics/days.ts'
import { Failure } from '../../basics/failure.ts'
import { compose, realWorld } from '../../runtime/compose.ts'
import type { Config } from '../../runtime/config.ts'
import type { Demo } from '../../runtime/demo.ts'
import { quarters } from '../rounds.ts'
import { demoSeed } from '../unit-ballots.ts'
import { units, waves } from '../units.ts'
import { storyClock } from './clock.ts'
import { openIntake } from './intake.ts'
import { ownJobs } from './own-jobs.ts'
import { openPhoneHall } from './phone-hall.ts'
import { signsOfLife } from './signs-of-life.ts'
import type { Scope } from './stage.ts'
import { tellStory } from './story.ts'

/** The example federation as it is shown. */
export const everything: Scope = { units, waves, quarters, openRounds: true }

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
  /** Nobody asked: a house that had it cleared, or holds so much as one account, is left alone. */
  readonly unasked?: boolean
  readonly scope?: Scope
  /**
   * How far the story is told; the last midnight when left out, so that the hour of loading changes no figure. A later
   * instant shows how this year ends.
   */
  readonly until?: Date
  readonly say: (line: string) => void
}

/** A house with the story's clock, whose own jobs no worker takes. */
async function openHouse(config: Config) {
  const clock = storyClock(realWorld.now)
  const jobs = ownJobs()
  const services = await compose(config, { ...realWorld, now: clock.now }, jobs)
  return { clock, jobs, services }
}

type House = Awaited<ReturnType<typeof openHouse>>

/** The example stands apart from anybody's own data: beside such it is not told. */
async function refuseBesideRealData(demo: Demo, unasked: boolean): Promise<void> {
  const { units, unions, rounds, accounts } = await demo.realData()
  const found = [
    units > 0 ? `${units} 个单位` : '',
    unions > 0 ? `${unions} 个工会` : '',
    rounds > 0 ? `${rounds} 个期次` : '',
    unasked && accounts > 0 ? `${accounts} 个账号` : '',
  ].filter((text) => text !== '')
  if (found.length > 0)
    throw new Failure(
      'conflict',
      `这里已有自己的数据（${found.join('、')}），不载入示例；要看示例请换一个空的数据目录（FINAL_SAY_DATA）。`,
    )
}

/** Makes the house ready for the story, or says in a Failure why it is not told here. */
async function makeRoom({ services: { demo } }: House, { unasked = false, say }: Wanted) {
  const state = await demo.state()
  if (state === 'clearing') await demo.clear()
  if (unasked && (state === 'clearing' || state === 'cleared'))
    throw new Failure(
      'conflict',
      '示例数据已经清除，不再自动载入；要再看请运行 npm run demo load。',
    )
  // Only one start at a time holds the data folder: whatever it finds half told, nobody is telling.
  if (state === 'loading' && !unasked)
    throw new Failure('conflict', '示例数据正在载入，请等它载完。')
  if (state === 'loading' || state === 'cut-short') {
    say('上次没有载完，清除后重新载入 · the last load was cut short, loading again')
    await demo.forget()
  }
  await refuseBesideRealData(demo, unasked)
}

/**
 * Loads the example federation as of now, by the same verbs as real life: issuers and box get what phones send them.
 * What is loaded stays as it is; what was left half loaded goes and is loaded again.
 * @throws Failure `conflict` with the sentence why it is not loaded here
 */
export async function loadDemo(wanted: Wanted): Promise<Loaded> {
  const house = await openHouse(wanted.config)
  const { demo, close } = house.services
  try {
    if ((await demo.state()) === 'loaded') {
      const open = await demo.open()
      return { fresh: false, trial: [], ...(open === undefined ? {} : { open }) }
    }
    await makeRoom(house, wanted)
    return await tell(house, wanted)
  } finally {
    await close()
  }
}

async function tell(
  { clock, jobs, services }: House,
  { scope = everything, until, say }: Wanted,
): Promise<Loaded> {
  const signs = signsOfLife(services.demo)
  await signs.progress(0, 1, '')
  const hall = openPhoneHall({ clock, post: openIntake(services) })
  try {
    const today = dayOf(realWorld.now())
    const told = { scope, seed: demoSeed, today, until: until ?? startOfDay(today) }
    const stage = { services, clock, jobs, hall, ...told }
    const { open, trial } = await tellStory(stage, async (done, total, note) => {
      say(`  [${done}/${total}] ${note}`)
      await signs.progress(done, total, note)
    })
    await signs.end()
    await services.demo.loaded(open?.id)
    return { fresh: true, trial, ...(open === undefined ? {} : { open: open.id }) }
  } finally {
    await signs.end()
    await hall.close()
  }
}
