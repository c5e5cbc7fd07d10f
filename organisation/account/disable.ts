import { Failure } from '../../basics/failure.ts'
import type { Actor } from '../actor.ts'
import { type Account, mayGrant } from './account.ts'
import type { AccountDeps } from './create.ts'

/**
 * Closes an account: from now on its sessions and its password open nothing. Doing it twice changes nothing.
 * @throws Failure `not-found`, `conflict` (one's own account), `forbidden` (an operator closing a desk).
 */
export async function disableAccount(
  id: string,
  actor: Actor,
  deps: AccountDeps,
): Promise<Account> {
  const account = await deps.accounts.find(id)
  if (account === undefined) throw new Failure('not-found', '找不到这个账号。')
  if (account.id === actor.account) throw new Failure('conflict', '不能停用自己的账号。')
  if (!mayGrant(actor, account.grants))
    throw new Failure('forbidden', '只有市总管理员可以停用这个账号。')
  if (account.disabledAt !== undefined) return account
  const disabledAt = deps.world.now()
  await deps.transaction(async () => {
    await deps.accounts.disable(id, disabledAt)
    await deps.record({ actor, verb: 'account.disable', subject: id, detail: account.userName })
  })
  await deps.auth.endSessions(id)
  return { ...account, disabledAt }
}
