import { encodeId } from '../../basics/ids.ts'
import { type AccountDeps, createAccount } from './create.ts'

/** Makes the first administrator of an empty house and tells the password this once; nothing when anybody exists. */
export async function ensureFirstAdministrator(
  deps: AccountDeps,
): Promise<{ readonly userName: string; readonly password: string } | undefined> {
  if ((await deps.accounts.count()) > 0) return undefined
  const password = encodeId(deps.world.random(16)).slice(6)
  const userName = 'administrator'
  await createAccount(
    { userName, name: '市总管理员', password, grants: [{ role: 'federation-admin' }] },
    undefined,
    deps,
  )
  return { userName, password }
}
