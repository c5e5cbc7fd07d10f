import { compose } from '../runtime/compose.ts'
import { processConfig } from '../runtime/config.ts'

/** Makes the collections and indexes of all three databases, then ends; running it again changes nothing. */
const house = await compose(processConfig())
await house.close()
process.stdout.write('集合与索引已就绪 · collections and indexes are ready\n')
process.exit(0)
