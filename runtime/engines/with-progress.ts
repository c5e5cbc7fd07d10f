import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Milliseconds between two looks. */
const pause = 2_000

async function megabytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      // A file that is gone by now was one of the fetcher's own.
      .map(({ parentPath, name }) =>
        stat(join(parentPath, name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  )
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1e6)
}

/** Does the work that fills a folder and says now and then how much is there. */
export async function withProgress(
  folder: string,
  said: (megabytes: number) => void,
  work: () => Promise<void>,
): Promise<void> {
  let last = 0
  const looking = setInterval(async () => {
    const now = await megabytesIn(folder)
    if (now > last) said(now)
    last = now
  }, pause)
  try {
    await work()
  } finally {
    clearInterval(looking)
  }
}
