import { createServer, type RequestListener, type Server } from 'node:http'
import { type IntakeHouse, openIntake } from './intake/intake.ts'

const mostHeaders = 100

/** Header fields arrive as a flat list of names and values. */
const hasTooManyHeaders = (rawHeaders: readonly string[]) => rawHeaders.length > 2 * mostHeaders

const listening = (server: Server, port: number, host: string) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.removeListener('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })

/**
 * Puts the intake before the rest of the HTTP face and listens. Slow senders are cut off: headers within 10 s, the
 * whole request within 30 s, 16 KiB and 100 fields of headers; node answers these itself with 408 and 431.
 *
 * @param app everything that is not the intake (Express)
 * @param options.perMinute requests per address and minute; a load generator is one address
 * @returns the port it got (0 in the configuration: any), and `stop`, which takes nothing new, finishes what
 * arrived within ten seconds, and waits until every accepted answer is written
 */
export async function startServer(
  services: IntakeHouse,
  app: RequestListener,
  options: { readonly perMinute?: number } = {},
) {
  const intake = openIntake(services, options.perMinute)
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 2_000,
      keepAliveTimeout: 15_000,
      maxHeaderSize: 16 * 1024,
      insecureHTTPParser: false,
    },
    (request, response) => {
      if (hasTooManyHeaders(request.rawHeaders)) {
        response.writeHead(431, { Connection: 'close' }).end()
        return
      }
      if (!intake.handle(request, response)) app(request, response)
    },
  )
  server.maxHeadersCount = 2 * mostHeaders
  server.maxConnections = 20_000
  const port = await listening(server, services.config.port, services.config.host)
  return {
    server,
    port,
    async stop(): Promise<void> {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      const patience = setTimeout(() => server.closeAllConnections(), 10_000)
      await closed
      clearTimeout(patience)
      await intake.close()
    },
  }
}

export type RunningServer = Awaited<ReturnType<typeof startServer>>
