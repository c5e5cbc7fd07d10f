import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const ViteManifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).optional(),
    isEntry: z.boolean().optional(),
  }),
)

/** The built script and styles of one page; addresses below `/assets/<page>/`. */
export interface Bundle {
  readonly script: string
  readonly styles: readonly string[]
}

const folder = new URL('../../web/', import.meta.url)

/** Reads what the build of a page wrote. @throws when the page has not been built. */
export async function findBundle(page: 'answer' | 'console'): Promise<Bundle> {
  const text = await readFile(new URL(`${page}/dist/.vite/manifest.json`, folder), 'utf8')
  const chunks = ViteManifest.parse(JSON.parse(text))
  const entry = Object.values(chunks).find((chunk) => chunk.isEntry)
  if (entry === undefined) throw new Error(`the build of web/${page} has no entry`)
  // A build with one sheet for everything lists it by itself and not with its script.
  const sheet = chunks['style.css']
  const styles = [...(entry.css ?? []), ...(sheet === undefined ? [] : [sheet.file])]
  return {
    script: `/assets/${page}/${entry.file}`,
    styles: styles.map((file) => `/assets/${page}/${file}`),
  }
}

/** Where the built files of a page stand. */
export const bundleFolder = (page: 'answer' | 'console'): string =>
  new URL(`${page}/dist/`, folder).pathname
