import * as contract from '../contract/demo.ts'
import { type Route, route } from '../routes.ts'

/** 示例: what it holds, and its end. */
export const demoRoutes: readonly Route[] = [
  route(contract.readDemo, async ({ services: { demo } }) => ({
    state: await demo.state(),
    holds: await demo.holds(),
  })),
  route(contract.clearDemo, async ({ actor, services }) => {
    const administrator = await services.demo.clear(actor)
    return administrator === undefined ? {} : { administrator }
  }),
]
