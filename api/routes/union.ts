import * as contract from '../contract/union.ts'
import { type Route, route } from '../routes.ts'
import { errorFile, shownReport } from './unit.ts'

/** 工会组织: the dated tree. */
export const unionRoutes: readonly Route[] = [
  route(contract.listUnions, async ({ actor, services }) => ({
    unions: [...(await services.organisation.union.list(actor))],
  })),
  route(contract.readUnion, ({ params, actor, services }) =>
    services.organisation.union.read(params.union, actor),
  ),
  route(contract.importUnions, async ({ query, body, actor, services }) =>
    shownReport(await services.organisation.union.import(body, query.dryRun === 'true', actor)),
  ),
  route(contract.unionImportErrors, async ({ body, actor, services }) =>
    errorFile(await services.organisation.union.importErrors(body, actor)),
  ),
]
