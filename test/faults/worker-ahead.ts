import { compose, realWorld } from '../../runtime/compose.ts'
import { processConfig } from '../../runtime/config.ts'
import { processors } from '../../worker/processors.ts'
import { work } from '../../worker/work.ts'

/** `worker/main.ts` with a clock that goes so many milliseconds ahead, so that closing times come when a test wants. */
const ahead = Number(process.argv[2])
const now = () => new Date(Date.now() + ahead)
const services = await compose(processConfig(), { ...realWorld, now })
const worker = await work(services, processors)
services.log.info('worker started')
process.once('SIGTERM', async () => {
  await worker.stop()
  await services.close()
  process.exit(0)
})
