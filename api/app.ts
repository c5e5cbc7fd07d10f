import express, { type Express } from 'express'
import helmet from 'helmet'
import { Failure } from '../basics/failure.ts'
import type { Services } from '../runtime/compose.ts'
import { problemHandler } from './problem.ts'
import { mountRoutes, type Route } from './routes.ts'

/** The HTTP face of the house, without its hot path (`api/intake/`) and without a socket. */
export function createApp(
  services: Services,
  routes: readonly Route[],
  pages: express.Router,
): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', services.config.trustedProxies)
  app.set('query parser', 'simple')
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          // antd writes its styles at run time; nothing executable can come this way.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
          // A QR on a local network opens plain http; a proxy with TLS adds the upgrade itself.
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: false,
      crossOriginOpenerPolicy: false,
      originAgentCluster: false,
      referrerPolicy: { policy: 'no-referrer' },
    }),
  )
  app.use('/api/auth', services.organisation.account.handler)
  app.use('/api/v1', mountRoutes(routes, services))
  app.use('/api', () => {
    throw new Failure('not-found', '没有这个接口。')
  })
  app.use(pages)
  app.use(() => {
    throw new Failure('not-found', '没有这个页面。')
  })
  app.use(problemHandler(services.log, services.world.newId))
  return app
}
