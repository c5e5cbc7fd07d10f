import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { trouble } from './trouble.ts'

/**
 * The master secret of a data folder, made on its first start and readable only by its owner. Without it the people in
 * the register cannot be read, so it lives and dies with the data.
 * @throws Failure `unavailable` when the file is damaged.
 */
export async function secretOf(data: string): Promise<string> {
  const file = join(data, 'secret')
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  if (kept === undefined) {
    const secret = randomBytes(32).toString('hex')
    await mkdir(data, { recursive: true })
    await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    return secret
  }
  const secret = kept.trim()
  if (/^[0-9a-f]{64}$/.test(secret)) return secret
  throw trouble(
    `密钥文件 ${file} 已损坏，请从备份恢复，或运行 npm run reset 重新开始。`,
    `The secret in ${file} is damaged: restore it from a backup, or start over with npm run reset.`,
  )
}
