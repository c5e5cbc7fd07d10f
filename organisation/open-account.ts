import type { World } from '../basics/context.ts'
import type { Database } from '../basics/database.ts'
import { dayOf } from '../basics/days.ts'
import { accountStore } from './account/account.store.ts'
import { grantsOn, type NewAccount } from './account/account.ts'
import { actorOf } from './account/actor-of.ts'
import { attemptStore } from './account/attempt.store.ts'
import { authStore } from './account/auth.store.ts'
import { changeGrants } from './account/change-grants.ts'
import { type AccountDeps, createAccount } from './account/create.ts'
import { disableAccount } from './account/disable.ts'
import { ensureFirstAdministrator } from './account/ensure-first-administrator.ts'
import { accountHandler } from './account/handler.ts'
import { resetPassword } from './account/reset-password.ts'
import type { Actor, Grant, Role } from './actor.ts'

interface Rest extends Pick<AccountDeps, 'record' | 'transaction' | 'unitExists' | 'unionExists'> {
  readonly register: Database
  readonly world: World
  readonly authSecret: string
  readonly publicUrl: string
}

/** The verbs of the noun account, bound. */
export function openAccount({ register, world, authSecret, publicUrl, ...rest }: Rest) {
  const accounts = accountStore(register)
  const attempts = attemptStore(register)
  const auth = authStore({ register, secret: authSecret, publicUrl, newId: world.newId })
  const deps = { accounts, auth, world, ...rest }
  const isClosed = async (id: string) => {
    const account = await accounts.find(id)
    return account === undefined || account.disabledAt !== undefined
  }
  return {
    /** Node handler to mount at `/api/auth`. */
    handler: accountHandler({
      auth,
      attempts,
      isClosed,
      passwordChanged: accounts.passwordChanged,
      userNameOf: async (id) => (await accounts.find(id))?.userName,
      world,
      publicUrl,
    }),
    /** The actor behind a `cookie` header; undefined when signed out, expired or closed. */
    actorOf: (headers: Headers) => actorOf(headers, deps),
    create: (input: NewAccount, actor?: Actor) => createAccount(input, actor, deps),
    changeGrants: (id: string, grants: readonly Grant[], actor: Actor) =>
      changeGrants(id, grants, actor, deps),
    resetPassword: (id: string, actor: Actor) => resetPassword(id, actor, deps),
    disable: (id: string, actor: Actor) => disableAccount(id, actor, deps),
    list: accounts.list,
    find: accounts.find,
    findByUserName: accounts.findByUserName,
    /** Who holds a role today, by name. */
    withRole: async (role: Role) =>
      (await accounts.list())
        .filter(({ disabledAt }) => disabledAt === undefined)
        .filter(({ grants }) => grantsOn(grants, dayOf(world.now())).some((g) => g.role === role))
        .map(({ id, name }) => ({ id, name })),
    /** Names by account id; ids nobody has are absent. */
    names: accounts.names,
    ensureFirstAdministrator: () => ensureFirstAdministrator(deps),
    /** Forgets the example accounts with their sessions. */
    async removeDemo(): Promise<number> {
      const demo = await accounts.demo()
      for (const { id } of demo) await auth.remove(id)
      await accounts.remove(demo.map(({ id }) => id))
      return demo.length
    },
  }
}
