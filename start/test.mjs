import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, root, runNode } from './node.mjs'
import { reportFile } from './report.mjs'

await ensureInstalled()
rmSync(join(root, reportFile), { force: true })
mkdirSync(join(root, '.data'), { recursive: true })
const built = await runNode('start/build.mjs', [])
if (built !== 0) process.exit(built)
process.exit(
  await runNode('node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=./start/skip-reporter.mjs',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...process.argv.slice(2),
  ]),
)
