import type { Interference } from '../../evaluation/index.ts'
import * as contract from '../contract/interference.ts'
import { type Route, route } from '../routes.ts'

const shown = ({ confirmedBy: _, confirmedAt, withdrawn, ...row }: Interference) => ({
  ...row,
  confirmedAt: confirmedAt.toISOString(),
  ...(withdrawn === undefined
    ? {}
    : { withdrawn: { why: withdrawn.why, at: withdrawn.at.toISOString() } }),
})

/** 干扰答题: what was confirmed, by which document, and what was taken back. */
export const interferenceRoutes: readonly Route[] = [
  route(contract.listInterferences, async ({ params, actor, services }) => ({
    interferences: (await services.evaluation.interference.list(params.year, actor)).map(shown),
  })),
  route(contract.confirmInterference, async ({ body, actor, services }) =>
    shown(await services.evaluation.interference.confirm(body, actor)),
  ),
  route(contract.withdrawInterference, async ({ params, body, actor, services }) =>
    shown(
      await services.evaluation.interference.withdraw(
        { id: params.interference, why: body.why },
        actor,
      ),
    ),
  ),
]
