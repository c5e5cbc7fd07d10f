import { giveUp, handOver } from './node.mjs'

/** Commands that work on the product's data; the others need no engine or bring their own. */
const onEngines = ['cli/demo.ts', 'cli/doctor.ts', 'cli/import.ts']

const [file, ...args] = process.argv.slice(2)
if (!file)
  giveUp('用法：node start/run.mjs 文件 参数…', 'Usage: node start/run.mjs FILE ARGUMENTS…')
if (onEngines.includes(file)) await handOver('runtime/launch/run.ts', [file, ...args])
else await handOver(file, args)
