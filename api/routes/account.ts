import type { Account } from '../../organisation/index.ts'
import * as contract from '../contract/account.ts'
import { type Route, route } from '../routes.ts'

const shown = ({ grants, createdAt, disabledAt, ...account }: Account) => ({
  ...account,
  grants: [...grants],
  createdAt: createdAt.toISOString(),
  ...(disabledAt === undefined ? {} : { disabledAt: disabledAt.toISOString() }),
})

/** 账号: who may sign in, and as what. */
export const accountRoutes: readonly Route[] = [
  route(contract.listAccounts, async ({ services }) => ({
    accounts: (await services.organisation.account.list()).map(shown),
  })),
  route(contract.createAccount, async ({ body, actor, services }) =>
    shown(await services.organisation.account.create(body, actor)),
  ),
  route(contract.changeGrants, async ({ params, body, actor, services }) =>
    shown(await services.organisation.account.changeGrants(params.account, body.grants, actor)),
  ),
  route(contract.resetPassword, ({ params, actor, services }) =>
    services.organisation.account.resetPassword(params.account, actor),
  ),
  route(contract.disableAccount, async ({ params, actor, services }) =>
    shown(await services.organisation.account.disable(params.account, actor)),
  ),
]
