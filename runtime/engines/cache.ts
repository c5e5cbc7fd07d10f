import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** SHA-256 of a file, hexadecimal, read as a stream. */
export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/**
 * The cached server program, or the reason there is none. Its checksum was written after the last byte
 * of the program, so a copy that was interrupted or damaged does not match.
 */
export async function fromCache(cache: string, name: string): Promise<{ path: string } | string> {
  const path = join(cache, name, name)
  let expected: string
  try {
    expected = (await readFile(join(cache, name, 'sha256'), 'utf8')).trim()
  } catch {
    return '没有缓存 / nothing cached'
  }
  const found = await sha256OfFile(path).catch(() => 'none')
  return found === expected ? { path } : '缓存不完整 / cache is incomplete'
}

const fetching = 'fetching-'

/** Milliseconds after which nobody is fetching into a folder any more. */
const abandoned = 3600_000

async function removeAbandoned(cache: string): Promise<void> {
  const names = await readdir(cache).catch(() => [])
  for (const name of names.filter((each) => each.startsWith(fetching))) {
    const found = await stat(join(cache, name)).catch(() => undefined)
    if (found !== undefined && Date.now() - found.mtimeMs > abandoned)
      await rm(join(cache, name), { recursive: true, force: true })
  }
}

/**
 * Lets `fetch` put the program at a temporary path and, if it succeeds, moves it into the cache in one step.
 * An interrupted fetch leaves only a folder `fetching-…`, which a later one removes.
 */
export async function intoCache(
  cache: string,
  name: string,
  fetch: (folder: string, target: string) => Promise<void>,
): Promise<string> {
  await removeAbandoned(cache)
  const folder = join(cache, `${fetching}${name}-${randomBytes(6).toString('hex')}`)
  const ready = join(folder, 'ready')
  await mkdir(ready, { recursive: true })
  try {
    const target = join(ready, name)
    await fetch(folder, target)
    await chmod(target, 0o755)
    await writeFile(join(ready, 'sha256'), `${await sha256OfFile(target)}\n`)
    await rm(join(cache, name), { recursive: true, force: true })
    await rename(ready, join(cache, name))
    return join(cache, name, name)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
