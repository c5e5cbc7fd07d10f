import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appendLeaf, emptyRange } from '../../protocol/log/compact-range.ts'
import { merkleLog } from '../../protocol/log/merkle-log.ts'
import {
  type Cast,
  type LogState,
  type PlannedBatch,
  planSeal,
} from '../../surveys/seal/plan-seal.ts'

const leafOf = (name: string) => createHash('sha256').update(name).digest()
const begun = (): LogState => ({ n: 0, range: appendLeaf(emptyRange, leafOf('m')), styles: [] })
let made = 0
const cast = (style: string, count: number): Cast[] =>
  Array.from({ length: count }, () => {
    made += 1
    return { style, leaf: leafOf(`${style}${made}`) }
  })

describe('the daily seal', () => {
  it('waits below twenty pending ballots', () => {
    expect(planSeal(cast('u01', 19), begun(), false)).toBeUndefined()
    expect(planSeal(cast('u01', 20), begun(), false)?.leaves).toHaveLength(20)
  })

  it('leaves a unit with fewer than five pending ballots for the next seal', () => {
    const planned = planSeal([...cast('u01', 30), ...cast('u02', 4)], begun(), false)
    expect(planned?.leaves).toHaveLength(30)
    expect(planned?.styles.map(({ style }) => style)).toEqual(['u01'])
    expect(planSeal([...cast('u01', 19), ...cast('u02', 4)], begun(), false)).toBeUndefined()
  })

  it('orders leaves by their hash, whatever order they come in', () => {
    const pending = cast('u01', 40)
    const one = planSeal(pending, begun(), false)
    const other = planSeal([...pending].reverse(), begun(), false)
    expect(one).toEqual(other)
    const hex = one?.leaves.map((leaf) => Buffer.from(leaf).toString('hex')) ?? []
    expect(hex).toEqual([...hex].sort())
  })

  it('moves what is shown of a unit only by ten new ballots', () => {
    const first = planSeal([...cast('u01', 12), ...cast('u02', 12)], begun(), false)
    expect(first?.styles[0]).toEqual({ style: 'u01', sealed: 12, shown: 12, through: 1 })
    const second = planSeal([...cast('u01', 9), ...cast('u02', 20)], first ?? begun(), false)
    expect(second?.styles[0]).toEqual({ style: 'u01', sealed: 21, shown: 12, through: 1 })
    expect(second?.styles[1]).toEqual({ style: 'u02', sealed: 32, shown: 32, through: 2 })
    const third = planSeal([...cast('u01', 5), ...cast('u02', 20)], second ?? begun(), false)
    expect(third?.styles[0]).toEqual({ style: 'u01', sealed: 26, shown: 26, through: 3 })
  })
})

describe('the last seal', () => {
  it('takes a single ballot, and shows everything even when nothing is new', () => {
    const first = planSeal([...cast('u01', 12), ...cast('u02', 12)], begun(), false)
    const second = planSeal([...cast('u01', 5), ...cast('u02', 15)], first ?? begun(), false)
    expect(second?.styles[0]?.shown).toBe(12)
    const last = planSeal([], second ?? begun(), true)
    expect(last?.leaves).toEqual([])
    expect(last?.styles[0]).toEqual({ style: 'u01', sealed: 17, shown: 17, through: 3 })
    expect(planSeal([], last ?? begun(), true)).toBeUndefined()
    expect(planSeal(cast('u03', 1), begun(), true)?.leaves).toHaveLength(1)
  })
})

/** Ballots of one style among the taken ones. */
const takenOf = (style: string, pending: readonly Cast[], taken: ReadonlySet<Uint8Array>) =>
  pending.filter((each) => each.style === style && taken.has(each.leaf)).length

function expectDailyRules(planned: PlannedBatch, pending: readonly Cast[], before: LogState) {
  const taken = new Set(planned.leaves)
  expect(taken.size).toBeGreaterThanOrEqual(20)
  for (const { style, shown } of planned.styles) {
    const count = takenOf(style, pending, taken)
    expect(count === 0 || count >= 5).toBe(true)
    const earlier = before.styles.find((each) => each.style === style)?.shown ?? 0
    expect(shown === earlier || shown - earlier >= 10).toBe(true)
  }
}

it('keeps its rules and the root of the whole log over any sequence of days', () => {
  const day = fc.record({ u01: fc.nat(25), u02: fc.nat(25), u03: fc.nat(6) })
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 8 }), (arrivals) => {
      let state = begun()
      let pending: Cast[] = []
      const log = merkleLog([leafOf('m')])
      arrivals.forEach((day, place) => {
        for (const [style, count] of Object.entries(day)) pending.push(...cast(style, count))
        const final = place === arrivals.length - 1
        const planned = planSeal(pending, state, final)
        if (planned === undefined) return
        if (final) expect(planned.leaves).toHaveLength(pending.length)
        else expectDailyRules(planned, pending, state)
        for (const leaf of planned.leaves) log.append(leaf)
        expect(Buffer.from(planned.root)).toEqual(Buffer.from(log.root()))
        const taken = new Set(planned.leaves)
        pending = pending.filter(({ leaf }) => !taken.has(leaf))
        state = planned
      })
    }),
    { numRuns: 60 },
  )
})
