import type { Route } from '../routes.ts'
import { accountRoutes } from './account.ts'
import { auditRoutes } from './audit.ts'
import { systemRoutes } from './system.ts'
import { unionRoutes } from './union.ts'
import { unitRoutes } from './unit.ts'

/** Every route below `/api/v1`; each noun adds its list. */
export const routes: readonly Route[] = [
  ...systemRoutes,
  ...accountRoutes,
  ...unitRoutes,
  ...unionRoutes,
  ...auditRoutes,
]
