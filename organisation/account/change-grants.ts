import { Failure } from '../../basics/failure.ts'
import type { Actor, Grant } from '../actor.ts'
import { type Account, describeGrants, grantsProblem, mayGrant } from './account.ts'
import { type AccountDeps, checkScopes } from './create.ts'
import { othersAccount } from './others-account.ts'

/**
 * Gives an account other roles; they hold from its next request on. The trail keeps what it had and what it has.
 * @throws Failure `not-found`, `conflict` (one's own or a closed account), `invalid`, `forbidden` (roles beyond the
 *   actor's own reach, which is on the trail)
 */
export async function changeGrants(
  id: string,
  grants: readonly Grant[],
  actor: Actor,
  deps: AccountDeps,
): Promise<Account> {
  const account = await othersAccount(id, actor, deps)
  const problem = grantsProblem(grants)
  if (problem !== undefined)
    throw new Failure('invalid', problem, { errors: [{ pointer: '/grants', detail: problem }] })
  const detail = `${account.userName} ${describeGrants(account.grants)} → ${describeGrants(grants)}`
  if (!(mayGrant(actor, grants) && mayGrant(actor, account.grants))) {
    await deps.record({ actor, verb: 'account.grant-refused', subject: id, detail })
    throw new Failure('forbidden', '只有市总管理员可以授予或收回能看到各单位数据的角色。')
  }
  await checkScopes(grants, deps)
  await deps.transaction(async () => {
    await deps.accounts.changeGrants(id, grants)
    await deps.record({ actor, verb: 'account.grant', subject: id, detail })
  })
  return { ...account, grants: [...grants] }
}
