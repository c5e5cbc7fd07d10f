import { createServer, type RequestListener, type Server } from 'node:http'
import { type IntakeHouse, openIntake } from './intake/intake.ts'

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
 * Puts the intake before the rest of the HTTP face and listens. Slow senders are cut off and large headers refused, as
 * `config.limits` says; node answers these itself with 408 and 431.
 *
 * @param app everything that is not the intake (Express)
 * @returns the port it got (0 in the configuration: any), and `stop`, which takes nothing new, finishes what
 * arrived within ten seconds, and waits until every accepted answer is written
 */
export async function startServer(services: IntakeHouse, app: RequestListener) {
  const { limits } = services.config
  const intake = openIntake(services)
  const server = createServer(
    {
      headersTimeout: limits.headerSeconds * 1000,
      requestTimeout: limits.requestSeconds * 1000,
      connectionsCheckingInterval: limits.headerSeconds * 200,
      keepAliveTimeout: 15_000,
      maxHeaderSize: limits.headerBytes,
      insecureHTTPParser: false,
    },
    (request, response) => {
      // Header fields arrive as a flat list of names and values.
      if (request.rawHeaders.length > 2 * limits.headerFields) {
        response.writeHead(431, { Connection: 'close' }).end()
        return
      }
      if (!intake.handle(request, response)) app(request, response)
    },
  )
  // Node drops what exceeds its own limit without a word, so that one lies above ours.
  server.maxHeadersCount = 2 * limits.headerFields
  server.maxConnections = limits.sockets
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
