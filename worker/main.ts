import { compose } from '../runtime/compose.ts'
import { processConfig } from '../runtime/config.ts'
import { processors } from './processors.ts'
import { work } from './work.ts'

const services = await compose(processConfig())
const worker = await work(services, processors)
services.log.info('worker started')

const stop = async () => {
  await worker.stop()
  await services.close()
  process.exit(0)
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
