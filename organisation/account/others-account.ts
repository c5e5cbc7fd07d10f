import { Failure } from '../../basics/failure.ts'
import type { Actor } from '../actor.ts'
import type { Account } from './account.ts'
import type { AccountDeps } from './create.ts'

/**
 * An open account of somebody else: nobody changes what the own account may do, and a closed one stays as it was.
 * @throws Failure `not-found`, `conflict`
 */
export async function othersAccount(
  id: string,
  actor: Actor,
  { accounts }: Pick<AccountDeps, 'accounts'>,
): Promise<Account> {
  const account = await accounts.find(id)
  if (account === undefined) throw new Failure('not-found', '找不到这个账号。')
  if (account.id === actor.account)
    throw new Failure('conflict', '自己的账号要请另一位管理员来改；密码在「修改密码」里改。')
  if (account.disabledAt !== undefined) throw new Failure('conflict', '这个账号已经停用。')
  return account
}
