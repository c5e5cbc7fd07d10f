import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import lock from '../../package-lock.json' with { type: 'json' }

const root = new URL('../../', import.meta.url).pathname
const text = (file: string) => readFile(join(root, file), 'utf8')

test('every package is locked with the hash of what it was when it was chosen', () => {
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
  const loose = packages.filter(
    ([, entry]) => !('integrity' in entry && entry.integrity.startsWith('sha512-')),
  )
  expect(packages.length).toBeGreaterThan(500)
  expect(loose.map(([path]) => path)).toEqual([])
})

test('no package runs anything of its own while it is installed', async () => {
  for (const file of ['start/node.mjs', 'Dockerfile']) {
    const installs =
      (await text(file)).match(/\bnpm (?:ci|install)\b.*|\[[^\]]*'ci'[^\]]*\]/g) ?? []
    expect([file, installs.length > 0]).toEqual([file, true])
    for (const install of installs) expect(install).toContain('--ignore-scripts')
  }
})

/** File by file: its name holds its content's hash, so that a phone asks for exactly what was released. */
async function hashesIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => /\.(?:js|css)$/.test(name)).sort()
  const hashes = names.map(async (name) => [
    name,
    createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex'),
  ])
  return Object.fromEntries(await Promise.all(hashes))
}

test('the answering page built again is the same, byte for byte', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'final-say-page-'))
  try {
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const build = [vite, 'build', '--logLevel', 'warn', '--outDir', folder, '--emptyOutDir']
    await promisify(execFile)(process.execPath, build, {
      cwd: join(root, 'web/answer'),
      env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    })
    const again = await hashesIn(folder)
    expect(Object.keys(again).length).toBeGreaterThan(2)
    expect(again).toEqual(await hashesIn(join(root, 'web/answer/dist')))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
