import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'

/** Everything the answering page takes from the room, as its bundler sees it. */
const page = `
import { cast, collect, holdsReceipt, postJson, submitOpen } from '/protocol/client/index.ts'
import { checkWords, hashJson, linkCheck, manifestHash, readLink } from '/protocol/index.ts'
globalThis.page = [cast, collect, holdsReceipt, postJson, submitOpen, checkWords, hashJson, linkCheck, manifestHash, readLink]
`

async function bundled(source: string): Promise<string> {
  const root = new URL('../..', import.meta.url).pathname
  const entry = {
    name: 'entry',
    resolveId: (id: string) => (id === 'entry' ? id : undefined),
    load: (id: string) =>
      id === 'entry' ? source.replaceAll("'/protocol", `'${root}protocol`) : undefined,
  }
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [entry],
    build: {
      write: false,
      target: ['chrome80', 'safari14'],
      modulePreload: false,
      rolldownOptions: { input: 'entry' },
    },
  })
  const [output] = Array.isArray(result) ? result : [result]
  const [chunk] = output && 'output' in output ? output.output : []
  return chunk?.type === 'chunk' ? chunk.code : ''
}

describe('the client in the page', () => {
  let code = ''
  beforeAll(async () => {
    code = await bundled(page)
  }, 60_000)

  test('takes at most 7 KB of the 20 KB the page may weigh', () => {
    const size = brotliCompressSync(code).length
    expect(size).toBeGreaterThan(3_000)
    expect(size).toBeLessThan(7 * 1024)
  })

  test('reaches for nothing that plain http or a phone of 2020 lacks', () => {
    const missing =
      /\bcrypto\b|subtle|\bBuffer\b|\bprocess\b|structuredClone|\.at\(|hasOwn\(|replaceAll|toSorted|toReversed|findLast|isWellFormed|BigUint64|BigInt64|\?\?=|#[a-z]+\s*=|fromHex\(|toHex\(\)/
    expect(code).not.toMatch(missing)
  })

  test('a receipt page with Ed25519 alone stays under 2 KB', async () => {
    const receipt = await bundled(
      "import { verifyEd25519 } from '/protocol/index.ts'\nglobalThis.page = verifyEd25519\n",
    )
    expect(brotliCompressSync(receipt).length).toBeLessThan(2 * 1024)
  })
})
