import { compose } from '../runtime/compose.ts'
import { processConfig } from '../runtime/config.ts'
import { createApp } from './app.ts'
import { createPages } from './pages/pages.ts'
import { routes } from './routes/index.ts'
import { startServer } from './server.ts'

const services = await compose(processConfig())
await services.surveys.questionnaire.ensureShipped()
const app = createApp(services, routes, createPages(services))
const server = await startServer(services, app)
services.log.info({ port: server.port }, 'api started')

let stopping = false
const stop = async () => {
  if (stopping) return
  stopping = true
  await server.stop()
  await services.close()
  process.exit(0)
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
