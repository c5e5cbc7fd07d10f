import { Failure } from '../../basics/failure.ts'
import { encodeId } from '../../basics/ids.ts'
import type { Actor } from '../actor.ts'
import { mayGrant } from './account.ts'
import type { AccountDeps } from './create.ts'
import { othersAccount } from './others-account.ts'

/** 100 random bits in letters that are read out easily. */
const oneTimePassword = (random: (length: number) => Uint8Array): string =>
  (encodeId(random(16)).slice(6).match(/.{5}/g) ?? []).join('-')

/**
 * Gives somebody who forgot the password a new one, told this once. Whoever signs in with it can do nothing but
 * choose another. That stands before the password is changed, so a crash in between opens nothing; every session ends.
 * @throws Failure `not-found`, `conflict` (one's own or a closed account), `forbidden` (an operator and a desk)
 */
export async function resetPassword(
  id: string,
  actor: Actor,
  deps: AccountDeps,
): Promise<{ readonly userName: string; readonly password: string }> {
  const { userName, grants } = await othersAccount(id, actor, deps)
  if (!mayGrant(actor, grants)) {
    await deps.record({ actor, verb: 'account.reset-refused', subject: id, detail: userName })
    throw new Failure('forbidden', '只有市总管理员可以重置这个账号的密码。')
  }
  const password = oneTimePassword(deps.world.random)
  await deps.transaction(async () => {
    await deps.accounts.passwordDue(id)
    await deps.record({ actor, verb: 'account.reset', subject: id, detail: userName })
  })
  await deps.auth.setPassword(id, password)
  await deps.auth.endSessions(id)
  return { userName, password }
}
