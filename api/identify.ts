import type { Request } from 'express'
import { Failure } from '../basics/failure.ts'
import type { Actor } from '../organisation/index.ts'
import type { Services } from '../runtime/compose.ts'

/** The account behind the session cookie, or nobody. */
export async function identify(request: Request, services: Services): Promise<Actor | undefined> {
  if (request.headers.cookie === undefined) return undefined
  return services.organisation.account.actorOf(new Headers({ cookie: request.headers.cookie }))
}

/**
 * Refuses a change that another site's page asks for. Browsers name the page's origin on every such request;
 * programs without a browser send none and carry no ambient cookie worth stealing.
 */
export function refuseForeignOrigin(request: Request, services: Services): void {
  const origin = request.headers.origin
  if (origin === undefined) return
  const own = [new URL(services.config.publicUrl).host, request.headers.host]
  const host = URL.canParse(origin) ? new URL(origin).host : undefined
  if (host === undefined || !own.includes(host))
    throw new Failure('forbidden', '请求来自别的网站，已拒绝。')
}
