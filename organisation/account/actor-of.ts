import type { World } from '../../basics/context.ts'
import { dayOf } from '../../basics/days.ts'
import type { Actor } from '../actor.ts'
import type { AccountStore } from './account.store.ts'
import { grantsOn } from './account.ts'
import type { AuthStore } from './auth.store.ts'

/** Who is behind the session cookie: nobody once the session ended or the account is closed. */
export async function actorOf(
  headers: Headers,
  { accounts, auth, world }: { accounts: AccountStore; auth: AuthStore; world: World },
): Promise<Actor | undefined> {
  const id = await auth.sessionOf(headers)
  if (id === undefined) return undefined
  const account = await accounts.find(id)
  if (account === undefined || account.disabledAt !== undefined) return undefined
  return {
    account: id,
    name: account.name,
    grants: grantsOn(account.grants, dayOf(world.now())),
    ...(account.passwordDue === true ? { passwordDue: true } : {}),
  }
}
