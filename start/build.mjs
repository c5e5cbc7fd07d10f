import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { ensureInstalled, environment, giveUp, node24, root, say } from './node.mjs'

/** What the built pages are made of; `dist` and packages below these folders do not count. */
const sources = ['web', 'protocol', 'api/contract', 'package-lock.json', 'start/build.mjs']

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (path.includes('.') && !path.endsWith('.d')) return [path]
  return readdirSync(full, { withFileTypes: true })
    .filter((entry) => !['dist', 'node_modules'].includes(entry.name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesIn(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
    )
}

function sourceHash() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesIn).sort())
    hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** @param {string} app @param {string} hash */
function isFresh(app, hash) {
  const stamp = join(root, 'web', app, 'dist', '.built-from')
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
}

/** Scripts and sheets as they go out: compressed once, as hard as Brotli can. @param {string} dist */
function compress(dist) {
  for (const file of readdirSync(dist).filter((name) => /\.(?:js|css)$/.test(name)))
    writeFileSync(join(dist, `${file}.br`), brotliCompressSync(readFileSync(join(dist, file))))
}

await ensureInstalled()
const hash = sourceHash()
for (const app of ['answer', 'console']) {
  const folder = join(root, 'web', app)
  if (!existsSync(join(folder, 'vite.config.ts')) || isFresh(app, hash)) continue
  say(`生成页面 ${app} · building ${app}`)
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const { status, stdout, stderr } = spawnSync(node24(), [vite, 'build', '--logLevel', 'warn'], {
    cwd: folder,
    env: { ...environment(), NODE_ENV: 'production' },
    encoding: 'utf8',
  })
  if (status !== 0)
    giveUp(
      `页面 ${app} 没有生成：\n${stdout}${stderr}`,
      `The pages of ${app} could not be built; the reason is above.`,
    )
  compress(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist', '.built-from'), hash)
}
