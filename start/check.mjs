import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, environment, node24, root, say } from './node.mjs'

/** @typedef {{ name: string, file: string, args: string[] }} Step */

const tool = (path) => join('node_modules', path)
const types = (folder) => ({
  name: `types ${folder}`,
  file: tool('typescript/bin/tsc'),
  args: ['-p', folder],
})
/** Absent parts are left out by name of the file they check. */
const present = (steps) =>
  steps
    .filter((step) => existsSync(join(root, step.needs ?? step.file)))
    .map(({ needs, ...step }) => step)

const fast = process.argv.includes('--fast')
const steps = () =>
  present([
    { name: 'style and arrows', file: tool('@biomejs/biome/bin/biome'), args: ['check'] },
    { name: 'arrows table', file: 'cli/arrows.ts', args: ['--check'] },
    types('.'),
    { ...types('web/answer'), needs: 'web/answer/tsconfig.json' },
    { ...types('web/console'), needs: 'web/console/tsconfig.json' },
    { name: 'dead code', file: tool('knip/bin/knip.js'), args: [] },
    { name: 'openapi', file: 'cli/openapi.ts', args: ['--check'] },
    ...(fast ? [] : [{ name: 'tests', file: 'start/test.mjs', args: [] }]),
  ])

/** Runs one step; its output is shown when it fails, that of the tests as it comes. @param {Step} step */
function run(step) {
  const live = step.name === 'tests'
  const child = spawn(node24(), [join(root, step.file), ...step.args], {
    cwd: root,
    stdio: live ? 'inherit' : 'pipe',
    env: environment(),
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ passed: code === 0, output }))
  })
}

await ensureInstalled()
let failures = 0
for (const step of steps()) {
  const begun = Date.now()
  const { passed, output } = await run(step)
  if (!passed) failures += 1
  if (!passed && output) say(output.trimEnd())
  say(
    `${passed ? 'OK    ' : 'failed'} ${step.name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`,
  )
}
process.exit(failures === 0 ? 0 : 1)
