import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  checkWords,
  formatReceipt,
  linkCheck,
  manifestHash,
  receiptBytes,
} from '../../protocol/index.ts'
import { type Line, textOf } from './bundle-line.ts'
import { bundleOf, leafOfCast } from './bundle-of.ts'
import { type ClosedRound, closedRound } from './closed-round.ts'
import { edited, without } from './edits.ts'

const folder = resolve(import.meta.dirname, '../../verify')

let place = ''
let round: ClosedRound
let bundle: Line[]

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'verify-'))
  round = closedRound()
  bundle = bundleOf(round)
})

afterAll(() => rm(place, { recursive: true, force: true }))

interface Outcome {
  readonly code: number
  readonly lines: readonly string[]
  readonly errors: string
}

/** Runs the command as a stranger would. */
const verify = (args: readonly string[], from = folder) =>
  new Promise<Outcome>((done) => {
    execFile(process.execPath, [join(from, 'verify.ts'), ...args], (error, stdout, errors) => {
      const code = typeof error?.code === 'number' ? error.code : 0
      done({ code, lines: stdout.trimEnd().split('\n'), errors })
    })
  })

async function file(name: string, bytes: string | Uint8Array): Promise<string> {
  const path = join(place, name)
  await writeFile(path, bytes)
  return path
}

describe('the command', () => {
  it('accepts a packed bundle and says whose it is', async () => {
    const packed = await file('round.jsonl.gz', gzipSync(textOf(bundle)))
    const { code, lines } = await verify([packed])
    const hash = manifestHash(round.manifest)
    expect(code).toBe(0)
    expect(lines.at(-1)).toBe('accepted')
    expect(lines[1]).toContain(checkWords(hash))
    expect(lines[2]).toContain(linkCheck(hash))
    expect(lines[2]).toContain(hash)
    expect(lines.filter((line) => line.startsWith('✗'))).toEqual([])
    expect(lines.find((line) => line.startsWith('选票'))).toMatch(/34 .* 2 .* 3 .* 5$/)
    expect(lines.filter((line) => line.includes(' · n '))).toHaveLength(2)
  })

  it('refuses by name, in one last line', async () => {
    const plain = await file('dropped.jsonl', textOf(without(bundle, 'ballot', 0)))
    const { code, lines } = await verify([plain])
    expect(code).toBe(1)
    expect(lines.at(-1)).toBe('refused: missing-leaf, counts')
    expect(lines).toContain('  counts: p01: 15 ballots, not 16')
    expect((await verify([plain, '--quiet'])).lines).toEqual([
      '  missing-leaf: 1 leaves of the log have no ballot or void sheet',
      '  counts: p01: 15 ballots, not 16',
      'refused: missing-leaf, counts',
    ])
  })

  it('refuses what a broken transfer left of a packed bundle', async () => {
    const short = await file('short.jsonl.gz', gzipSync(textOf(bundle)).subarray(0, -400))
    const { code, lines } = await verify([short, '--quiet'])
    expect([code, lines.at(-1)]).toEqual([1, 'refused: format'])
  })

  it('refuses a packed bundle that is not what was packed', async () => {
    const packed = gzipSync(textOf(bundle))
    // The checksum at the end is of another text.
    packed[packed.length - 8] = (packed[packed.length - 8] ?? 0) ^ 1
    const { code, lines } = await verify([await file('damaged.jsonl.gz', packed), '--quiet'])
    expect([code, lines.at(-1)]).toEqual([1, 'refused: format'])
  })

  it('says how a receipt was kept', async () => {
    const [cast] = round.ballots
    if (cast === undefined) throw new Error('no ballot')
    const promise = { round: 'y2026', leaf: leafOfCast('y2026', cast), day: '2026-11-04' }
    const receipt = formatReceipt({ ...promise, signature: round.log.sign(receiptBytes(promise)) })
    const plain = await file('round.jsonl', textOf(bundle))
    const { code, lines } = await verify([plain, '--receipt', receipt])
    expect(code).toBe(0)
    expect(lines.at(-2)).toMatch(/batch 1, sealed on 2026-11-05, after the promised 2026-11-04/)
  })

  it('lets no title write lines of its own', async () => {
    const title = '示例\naccepted\n\u001b[2K\u202e'
    const forged = edited(bundle, 'manifest', 0, ['manifest', 'title'], () => title)
    const { lines } = await verify([await file('title.jsonl', textOf(forged))])
    expect(lines[0]).toMatch(/^示例�accepted�/)
    expect(lines.join('')).not.toMatch(/\p{C}/u)
    expect(lines.at(-1)).toBe('refused: manifest-signature, first-leaf')
  })

  it('judges nothing where there is nothing to judge', async () => {
    for (const args of [[], [join(place, 'nothing.jsonl')], [place], ['--what'], ['a', 'b']]) {
      const { code, errors } = await verify(args)
      expect(code).toBe(2)
      expect(errors).toMatch(/^读不了。/)
    }
  })

  it('runs in its folder alone', async () => {
    await cp(folder, join(place, 'alone'), { recursive: true })
    const plain = await file('round.jsonl', textOf(bundle))
    const { code, lines, errors } = await verify([plain], join(place, 'alone'))
    expect([code, lines.at(-1), errors]).toEqual([0, 'accepted', ''])
  })
})
