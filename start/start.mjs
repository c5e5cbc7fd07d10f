import { handOver } from './node.mjs'

await handOver('runtime/launch/start.ts', process.argv.slice(2))
