import type { World } from '../../basics/context.ts'
import { Failure } from '../../basics/failure.ts'
import { type Actor, type Grant, systemActor } from '../actor.ts'
import type { record } from '../audit/record.ts'
import type { AccountStore } from './account.store.ts'
import {
  type Account,
  checkNewAccount,
  describeGrants,
  mayGrant,
  type NewAccount,
} from './account.ts'
import type { AuthStore } from './auth.store.ts'

export interface AccountDeps {
  readonly accounts: AccountStore
  readonly auth: AuthStore
  readonly world: World
  readonly record: (entry: Parameters<typeof record>[0]) => Promise<void>
  readonly transaction: (work: () => Promise<void>) => Promise<void>
  readonly unitExists: (id: string) => Promise<boolean>
  readonly unionExists: (id: string) => Promise<boolean>
}

/** @throws Failure `invalid` with a pointer for each unit or union that does not exist. */
export async function checkScopes(grants: readonly Grant[], deps: AccountDeps): Promise<void> {
  const errors = []
  for (const [index, { unit, union }] of grants.entries()) {
    if (unit !== undefined && !(await deps.unitExists(unit)))
      errors.push({ pointer: `/grants/${index}/unit`, detail: `没有编码为 ${unit} 的事业单位。` })
    if (union !== undefined && !(await deps.unionExists(union)))
      errors.push({ pointer: `/grants/${index}/union`, detail: `没有编码为 ${union} 的工会组织。` })
  }
  if (errors.length > 0) throw new Failure('invalid', '账号的内容有误。', { errors })
}

/** How long making an account can take; an older credential without an account was left by a crash. */
const longestMaking = 60_000

async function freeUserName(userName: string, deps: AccountDeps): Promise<void> {
  const taken = () => new Failure('conflict', '这个用户名已经有人使用。')
  if ((await deps.accounts.findByUserName(userName)) !== undefined) throw taken()
  const leftOver = await deps.auth.find(userName)
  if (leftOver === undefined) return
  if (deps.world.now().getTime() - leftOver.createdAt.getTime() < longestMaking) throw taken()
  await deps.auth.remove(leftOver.id)
}

/**
 * Makes an account that can sign in. The credential comes first, account and audit line follow in one
 * transaction; a credential left over from a crash in between is replaced a minute later.
 * @throws Failure `invalid`, `conflict` (user name taken), `forbidden` (roles beyond the actor's own reach).
 */
export async function createAccount(
  input: NewAccount,
  actor: Actor | undefined,
  deps: AccountDeps,
): Promise<Account> {
  const { userName, name, password, grants, demo } = checkNewAccount(input)
  const by = actor ?? systemActor
  if (actor !== undefined && !mayGrant(actor, grants)) {
    await deps.record({
      actor,
      verb: 'account.create-refused',
      subject: userName,
      detail: describeGrants(grants),
    })
    throw new Failure('forbidden', '只有市总管理员可以授予能看到各单位数据的角色。')
  }
  await checkScopes(grants, deps)
  await freeUserName(userName, deps)
  const id = await deps.auth.create(userName, name, password)
  const account = {
    id,
    userName,
    name,
    grants: grants.map((grant) => ({ ...grant })),
    demo: demo ?? false,
    createdAt: deps.world.now(),
  }
  await deps.transaction(async () => {
    await deps.accounts.insert(account)
    await deps.record({
      actor: by,
      verb: 'account.create',
      subject: id,
      detail: `${userName} ${describeGrants(grants)}`,
    })
  })
  return account
}
