import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type EngineBinary, majorOf, type Written } from './probe.ts'
import { trouble } from './trouble.ts'

/** Rises when an older data folder can no longer be read. */
const layout = 1

const Versions = z.object({
  layout: z.int(),
  mongod: z.object({ product: z.string(), version: z.string() }).optional(),
  valkey: z.object({ product: z.string(), version: z.string() }).optional(),
})
type Versions = z.infer<typeof Versions>

const fileIn = (data: string) => join(data, 'version.json')

/**
 * What wrote this data folder; nothing for a new one.
 * @throws Failure `unavailable` when another version of the product wrote it, or its record cannot be read.
 */
export async function readVersions(data: string): Promise<Versions> {
  const text = await readFile(fileIn(data), 'utf8').catch(() => undefined)
  if (text === undefined) return { layout }
  let found: Versions
  try {
    found = Versions.parse(JSON.parse(text))
  } catch (error) {
    throw trouble(
      `${fileIn(data)} 无法读取，不能确定数据由哪个版本写成。`,
      `${fileIn(data)} cannot be read, so it is unknown which version wrote the data.`,
      error,
    )
  }
  if (found.layout !== layout)
    throw trouble(
      `数据目录 ${data} 的格式是 ${found.layout}，本程序需要 ${layout}。请用写成它的版本打开，或备份后运行 npm run reset。`,
      `The data folder ${data} has layout ${found.layout}, this program needs ${layout}. Open it with the version that wrote it, or back it up and run npm run reset.`,
    )
  return found
}

export const writtenBy = (versions: Versions, name: 'mongod' | 'valkey'): Written | undefined => {
  const found = versions[name]
  return found && { product: found.product, major: majorOf(found.version) }
}

/** Records which engines have opened the folder, before they do. */
export async function recordVersions(
  data: string,
  engines: { mongod?: EngineBinary; valkey?: EngineBinary },
): Promise<void> {
  const versions = await readVersions(data)
  const entries = Object.entries(engines).map(([name, { product, version }]) => [
    name,
    { product, version },
  ])
  const next = { ...versions, ...Object.fromEntries(entries) }
  await writeFile(fileIn(data), `${JSON.stringify(next, undefined, 2)}\n`)
}
