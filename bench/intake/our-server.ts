import { startServer } from '../../api/server.ts'
import { compose } from '../../runtime/compose.ts'
import { loadConfig } from '../../runtime/config.ts'

/** The product's own intake, with a limit by address that a load generator does not reach. */
const services = await compose(loadConfig({ ...process.env, REQUESTS_PER_MINUTE: '1000000000' }))
const server = await startServer(services, (_request, response) => response.writeHead(404).end())
process.stdout.write(`PORT=${server.port}\n`)
