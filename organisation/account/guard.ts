import { createHash } from 'node:crypto'
import type { World } from '../../basics/context.ts'
import { Failure } from '../../basics/failure.ts'
import type { AttemptRule, AttemptStore } from './attempt.store.ts'

/** The fifth wrong try locks for a minute, each further one for twice as long, at most a quarter of an hour. */
const perAccount: AttemptRule = { free: 4, firstLock: 60, longestLock: 900, memory: 24 * 3600 }
/** An office behind one address signs in together in the morning; a spray over many names is slower than that. */
const perAddress: AttemptRule = { free: 60, firstLock: 60, longestLock: 900, memory: 900 }

export interface Guarded {
  /** What the try is at: a user name or an account. Only its hash is kept. */
  readonly subject: string
  readonly address: string
}

const keyOf = (kind: string, text: string): string =>
  `${kind}-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`

/**
 * Lets a try at a password or code happen unless its subject or its address has failed too often. Known and
 * unknown names are counted alike, so a lock tells nobody whether the account exists. A try that fails for
 * another reason than a wrong secret is not counted.
 * @throws Failure `too-many-requests` with the seconds to wait (the try is not looked at), and what `attempt` throws.
 */
export async function guarded<Result>(
  { subject, address }: Guarded,
  { attempts, world }: { attempts: AttemptStore; world: World },
  isWrongSecret: (error: unknown) => boolean,
  attempt: () => Promise<Result>,
): Promise<Result> {
  const now = world.now()
  const [account, place] = [keyOf('account', subject), keyOf('address', address)]
  for (const [key, rule] of [
    [place, perAddress],
    [account, perAccount],
  ] as const) {
    const seconds = await attempts.begin(key, rule, now)
    if (seconds > 0)
      throw new Failure('too-many-requests', '尝试次数太多，请稍后再试。', { retryAfter: seconds })
  }
  try {
    const result = await attempt()
    await Promise.all([attempts.forget(account), attempts.refund(place)])
    return result
  } catch (error) {
    if (!isWrongSecret(error)) await Promise.all([attempts.refund(account), attempts.refund(place)])
    throw error
  }
}
