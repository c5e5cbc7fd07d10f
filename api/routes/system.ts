import type { OutboxRow } from '../../runtime/outbox.store.ts'
import * as contract from '../contract/system.ts'
import { type Route, route } from '../routes.ts'

const shown = ({ id, name, state, at, progress, outcome, finishedAt }: OutboxRow) => ({
  id,
  name,
  state,
  at: at.toISOString(),
  ...(progress === undefined ? {} : { progress }),
  ...(outcome === undefined ? {} : { outcome }),
  ...(finishedAt === undefined ? {} : { finishedAt: finishedAt.toISOString() }),
})

/** The house itself: health, who is signed in, work behind the pages. */
export const systemRoutes: readonly Route[] = [
  route(contract.health, async ({ services }) => {
    await services.organisation.ping()
    return { status: 'ok' } as const
  }),
  route(contract.me, ({ actor }) => ({ ...actor, grants: [...actor.grants] })),
  route(contract.listJobs, async ({ services }) => ({
    jobs: (await services.outbox.recent(50)).map(shown),
  })),
]
