import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

const types = { '.js': 'text/javascript', '.css': 'text/css' }

/** A file as it goes over the wire. */
export interface Served {
  readonly type: string
  readonly body: Buffer
}

/** One way to ask the questionnaire: its document and its files, all compressed alike. */
export interface BuiltPage {
  readonly name: string
  /** The path to open, with what stands after `#`. */
  readonly link: string
  readonly files: ReadonlyMap<string, Served>
  /** What the document itself asks for; the rest may come when its first screen stands. */
  readonly script: string
  readonly style: string
  /** CSS selectors: what is tapped in turn, and what only a registered answer shows. */
  readonly taps: readonly string[]
  readonly answered: string
}

/** Bytes over the wire of one of its files. */
export const bytesOf = ({ files }: BuiltPage, path: string): number =>
  files.get(path)?.body.length ?? Number.NaN

export const served = (type: string, text: string | Buffer): Served => ({
  type: `${type}; charset=utf-8`,
  body: brotliCompressSync(text),
})

/** The scripts and sheets of a build, by the paths they are asked for. */
export async function builtFiles(
  folder: string,
  files: readonly string[],
  path: string,
): Promise<[string, Served][]> {
  const entries = files.flatMap((file) => {
    const type = Object.entries(types).find(([ending]) => ending === extname(file))?.[1]
    return type === undefined ? [] : [{ file, type }]
  })
  return await Promise.all(
    entries.map(async ({ file, type }) => {
      const bytes = await readFile(`${folder}/${file}`)
      return [`${path}/${file}`, served(type, bytes)] satisfies [string, Served]
    }),
  )
}
