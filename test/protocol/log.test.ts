import { createHash } from 'node:crypto'
import { RFC9162 as oracle } from '@transmute/rfc9162'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  appendLeaf,
  compareBytes,
  emptyRange,
  leafHash,
  merkleLog,
  rangeRoot,
  sealOrder,
  toHex,
  utf8,
  verifyConsistency,
  verifyInclusion,
} from '../../protocol/index.ts'

const entries = (count: number) => Array.from({ length: count }, (_, at) => utf8(`entry ${at}`))
const logOf = (count: number) => merkleLog(entries(count).map(leafHash))

/** RFC 6962 section 2.1 read literally, on node:crypto. */
function treeHash(all: readonly Uint8Array[]): Buffer {
  const hash = (...data: Uint8Array[]) => createHash('sha256').update(Buffer.concat(data)).digest()
  const [first] = all
  if (first === undefined) return hash()
  if (all.length === 1) return hash(Buffer.of(0), first)
  const split = 2 ** Math.floor(Math.log2(all.length - 1))
  return hash(Buffer.of(1), treeHash(all.slice(0, split)), treeHash(all.slice(split)))
}

describe('the root', () => {
  test('is the tree hash of RFC 6962 at every size', () => {
    let range = emptyRange
    const log = merkleLog()
    for (const [at, entry] of entries(70).entries()) {
      const expected = treeHash(entries(at)).toString('hex')
      expect(toHex(log.root())).toBe(expected)
      expect(toHex(rangeRoot(range))).toBe(expected)
      expect(log.append(leafHash(entry))).toBe(at)
      range = appendLeaf(range, leafHash(entry))
    }
    for (let size = 0; size <= 70; size++) {
      expect(toHex(log.root(size))).toBe(treeHash(entries(size)).toString('hex'))
    }
  })

  test('agrees with @transmute/rfc9162', async () => {
    for (const size of [1, 2, 3, 7, 8, 13, 33]) {
      expect(toHex(logOf(size).root())).toBe(toHex(await oracle.treeHead(entries(size))))
    }
  })
})

describe('an inclusion proof', () => {
  test('holds for every leaf of every size, and for no other place, leaf or root', () => {
    const log = logOf(40)
    for (let size = 1; size <= 40; size++) {
      const root = log.root(size)
      for (let index = 0; index < size; index++) {
        const path = log.inclusion(index, size)
        const leaf = log.leaf(index)
        expect(verifyInclusion(leaf, { index, size, path }, root)).toBe(true)
        expect(verifyInclusion(leaf, { index: (index + 1) % size, size, path }, root)).toBe(
          size === 1,
        )
        expect(verifyInclusion(log.leaf((index + 1) % 40), { index, size, path }, root)).toBe(false)
        expect(verifyInclusion(leaf, { index, size, path }, log.root((size % 40) + 1))).toBe(false)
        expect(verifyInclusion(leaf, { index, size, path: [...path, root] }, root)).toBe(false)
        expect(verifyInclusion(leaf, { index, size, path: path.slice(1) }, root)).toBe(size === 1)
      }
    }
  })

  test('is what @transmute/rfc9162 makes and takes', async () => {
    const all = entries(21)
    const log = logOf(21)
    for (const index of [0, 1, 7, 8, 15, 16, 19, 20]) {
      const proof = await oracle.inclusionProof(all[index] ?? utf8(''), all)
      const path = log.inclusion(index)
      expect(path.map(toHex)).toEqual(proof.inclusion_path.map(toHex))
      const theirs = { log_id: '', tree_size: 21, leaf_index: index, inclusion_path: path }
      expect(await oracle.verifyInclusionProof(log.root(), log.leaf(index), theirs)).toBe(true)
    }
  })

  test('is refused for places no log has', () => {
    const log = logOf(3)
    const path = log.inclusion(0)
    for (const [index, size] of [
      [-1, 3],
      [3, 3],
      [0.5, 3],
      [0, 2 ** 60],
      [0, 0],
    ] as const) {
      expect(verifyInclusion(log.leaf(0), { index, size, path }, log.root())).toBe(false)
    }
    expect(() => log.inclusion(3)).toThrow(RangeError)
    expect(() => log.inclusion(0, 4)).toThrow(RangeError)
    expect(() => log.root(4)).toThrow(RangeError)
  })
})

describe('a consistency proof', () => {
  test('holds between any two sizes of one log', () => {
    const log = logOf(36)
    for (let to = 1; to <= 36; to++) {
      for (let from = 1; from <= to; from++) {
        const proof = { from, to, path: log.consistency(from, to) }
        expect(verifyConsistency(proof, log.root(from), log.root(to))).toBe(true)
      }
    }
  })

  test('fails when one sealed leaf was removed, changed or moved', () => {
    const leaves = entries(30).map(leafHash)
    const before = merkleLog(leaves.slice(0, 20))
    fc.assert(
      fc.property(fc.nat(19), fc.constantFrom('removed', 'changed', 'moved'), (at, how) => {
        const rewritten = leaves.slice()
        if (how === 'removed') rewritten.splice(at, 1)
        else if (how === 'changed') rewritten[at] = leafHash(utf8('forged'))
        else rewritten.push(...rewritten.splice(at, 1))
        const after = merkleLog(rewritten)
        const proof = { from: 20, to: after.size(), path: after.consistency(20) }
        expect(verifyConsistency(proof, before.root(), after.root())).toBe(false)
      }),
    )
  })

  test('fails with a hash more, less or flipped', () => {
    const log = logOf(29)
    for (const from of [1, 5, 8, 13, 16, 28]) {
      const path = log.consistency(from)
      const check = (changed: Uint8Array[]) =>
        verifyConsistency({ from, to: 29, path: changed }, log.root(from), log.root())
      expect(check([...path, log.root()])).toBe(false)
      expect(check(path.slice(1))).toBe(false)
      expect(check(path.slice(0, -1))).toBe(false)
      for (const at of path.keys()) {
        expect(check(path.map((node, place) => (place === at ? leafHash(node) : node)))).toBe(false)
      }
    }
    const same = { from: 7, to: 7, path: [] }
    expect(verifyConsistency(same, log.root(7), log.root(7))).toBe(true)
    expect(verifyConsistency(same, log.root(7), log.root(8))).toBe(false)
    expect(verifyConsistency({ from: 0, to: 7, path: [] }, log.root(0), log.root(7))).toBe(false)
  })

  test('is what @transmute/rfc9162 makes', async () => {
    const all = entries(29)
    const log = logOf(29)
    for (const from of [3, 6, 8, 13, 21, 28]) {
      const inclusion = await oracle.inclusionProof(all[0] ?? utf8(''), all.slice(0, from))
      const proof = await oracle.consistencyProof(inclusion, all)
      // It names the old root even where RFC 9162 leaves it out: when the old log is one complete tree.
      const complete = Number.isInteger(Math.log2(from)) ? [toHex(log.root(from))] : []
      const path = log.consistency(from).map(toHex)
      expect([...complete, ...path]).toEqual(proof.consistency_path.map(toHex))
    }
  })
})

describe('the order inside a batch', () => {
  test('is that of the leaf hashes and forgets the order of arrival', () => {
    const leaves = entries(50).map(leafHash)
    const sealed = sealOrder(leaves)
    expect(sealOrder(leaves.slice().reverse()).map(toHex)).toEqual(sealed.map(toHex))
    expect(sealed.map(toHex)).toEqual(leaves.map(toHex).sort())
    expect(compareBytes(sealed[0] ?? utf8(''), sealed[49] ?? utf8(''))).toBeLessThan(0)
  })
})
