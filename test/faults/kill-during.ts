import { expect } from 'vitest'
import type { Poll } from './poll.ts'

interface Victim {
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
}

export const kills = 10
const perKill = 24
/** Workers of a poll that is survived by one victim. */
export const phones = kills * perKill

/**
 * Kills the victim ten times in the middle of a crowd: some are acknowledged, others on their way. Afterwards every
 * acknowledged ballot is in the box exactly once, and nothing else is.
 */
export async function killDuring(poll: Poll, url: string, victim: Victim): Promise<void> {
  for (let kill = 0; kill < kills; kill += 1) {
    const some = poll.more(perKill / 4)
    const crowd = poll.crowd(url, perKill)
    await Promise.race([some, crowd])
    await victim.kill()
    await victim.start()
    await crowd
  }
  await expectExactlyOnce(poll)
}

/** Every acknowledged ballot is in the box exactly once, and nothing else is; the phones were never told anything odd. */
export async function expectExactlyOnce(poll: Poll): Promise<void> {
  const stored = await poll.stored()
  expect(poll.acknowledged.size).toBe(poll.voters())
  expect([200, 201, 503]).toEqual(expect.arrayContaining([...poll.statuses]))
  expect(stored.sort()).toEqual([...poll.acknowledged].sort())
}
