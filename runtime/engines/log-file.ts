import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

const largest = 20_000_000

/** Opens a log for appending; one that has grown past 20 MB becomes `.old` first. */
export async function openLog(file: string) {
  await mkdir(dirname(file), { recursive: true })
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  if (size > largest) await rename(file, `${file}.old`)
  return open(file, 'a')
}

/** The last lines of a log, for a person who has to see why a process ended. */
export async function lastLines(file: string, count: number): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.trimEnd().split('\n').slice(-count).filter(Boolean)
}
