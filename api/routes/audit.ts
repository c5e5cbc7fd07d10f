import * as contract from '../contract/audit.ts'
import { type Route, route } from '../routes.ts'

/** The trail of what was done. */
export const auditRoutes: readonly Route[] = [
  route(contract.listAudit, async ({ query, services }) => ({
    rows: (await services.organisation.audit.list(100, query.before)).map(
      ({ id: _, at, ...row }) => ({ ...row, at: at.toISOString() }),
    ),
  })),
]
