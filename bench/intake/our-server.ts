import { startServer } from '../../api/server.ts'
import { compose } from '../../runtime/compose.ts'
import { processConfig } from '../../runtime/config.ts'
import { sayPort } from './process.ts'

/** The product's own intake as it ships; the pages behind it are left out. */
const services = await compose(processConfig())
const { server } = await startServer(services, (_request, response) =>
  response.writeHead(404).end(),
)
await sayPort(server)
