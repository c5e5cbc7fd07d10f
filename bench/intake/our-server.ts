import { startServer } from '../../api/server.ts'
import { compose } from '../../runtime/compose.ts'
import { processConfig } from '../../runtime/config.ts'

/** The product's own intake, with the limit by address lifted: all load comes from one. */
const services = await compose(processConfig())
const server = await startServer(services, (_request, response) => response.writeHead(404).end(), {
  perMinute: 1e9,
})
process.stdout.write(`PORT=${server.port}\n`)
