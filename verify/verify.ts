import process, { stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { openBytes } from './read-lines.ts'
import { report } from './report.ts'
import { verifyBundle } from './verify-bundle.ts'

/**
 * `npm run verify -- FILE [--receipt TEXT] [--quiet]`, or `node verify.ts FILE` with this folder alone: judges a bundle
 * (docs/bundle.md), packed or plain. Exit code 0: accepted; 1: refused, and the last line names the rules that do not
 * hold; 2: there was nothing to judge.
 */
const usage = 'verify FILE [--receipt TEXT] [--quiet]'

async function run(): Promise<0 | 1> {
  const { values, positionals } = parseArgs({
    options: { receipt: { type: 'string' }, quiet: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new RangeError(usage)
  const { findings, faults } = await verifyBundle(await openBytes(file), values.receipt)
  stdout.write(`${report(findings, faults, values.quiet).join('\n')}\n`)
  return faults.names().length === 0 ? 0 : 1
}

try {
  process.exitCode = await run()
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  stderr.write(`读不了。Cannot be read: ${reason}\n`)
  process.exitCode = 2
}
