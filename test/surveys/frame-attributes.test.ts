import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chooseAttributes,
  mergedCells,
  smallestCell,
} from '../../surveys/frame/choose-attributes.ts'
import { attributeCodes, attributeNames, type Cell, type Frame } from '../../surveys/frame/frame.ts'

type Shares = Partial<Record<(typeof attributeNames)[number], readonly number[]>>

/** A frame whose joint cells are products of shares, as demo.md draws them. */
function frameOf(total: number, shares: Shares): Frame {
  let cells: { cell: Cell['cell']; share: number }[] = [{ cell: {}, share: 1 }]
  for (const name of attributeNames) {
    const parts = shares[name]
    if (parts === undefined) continue
    cells = cells.flatMap(({ cell, share }) =>
      parts.map((part, place) => ({
        cell: { ...cell, [name]: attributeCodes[name][place] },
        share: share * part,
      })),
    )
  }
  const counted = cells.map(({ cell, share }) => ({ cell, count: Math.round(share * total) }))
  return {
    total: counted.reduce((sum, { count }) => sum + count, 0),
    census: false,
    cells: counted,
  }
}

const asked = (frame: Frame) =>
  Object.fromEntries(chooseAttributes(frame).map(({ name, codes }) => [name, codes.join(' ')]))

describe('attributes a style may ask, from the frames of the example federation', () => {
  it('asks all four in the city palace of 48,000 workers', () => {
    const frame = frameOf(48_000, {
      sex: [0.54, 0.46],
      age: [0.3, 0.35, 0.19, 0.16],
      job: [0.58, 0.12, 0.14, 0.16],
      area: [0.52, 0.24, 0.15, 0.09],
    })
    expect(asked(frame)).toEqual({
      sex: 'm f none',
      age: 'a1 a2 a3 a4 none',
      job: 'j1 j2 j3 j4 none',
      area: 'r1 r2 r3 r4 none',
    })
  })

  it('leaves out area and sex in a sanatorium of 6,200', () => {
    const frame = frameOf(6_200, {
      sex: [0.57, 0.43],
      age: [0.08, 0.32, 0.32, 0.28],
      job: [0.66, 0.07, 0.03, 0.24],
      area: [0.45, 0.25, 0.2, 0.1],
    })
    expect(asked(frame)).toEqual({ age: 'a1 a2 a3 a4 none', job: 'j1 j2 j3 j4 none' })
  })

  it('merges agency and platform work in the elder care of 5,400', () => {
    const frame = frameOf(5_400, {
      sex: [0.49, 0.51],
      age: [0.04, 0.17, 0.27, 0.52],
      job: [0.38, 0.05, 0.03, 0.54],
      area: [0.5, 0.25, 0.15, 0.1],
    })
    expect(asked(frame)).toEqual({ age: 'a1 a2 a3 a4 none', job: 'j1 j2+j3 j4 none' })
  })

  it('merges both pairs of age bands in the exchange centre of 410', () => {
    const frame = frameOf(410, {
      age: [0.1, 0.45, 0.33, 0.12],
      job: [0.84, 0.04, 0.02, 0.1],
    })
    expect(asked(frame)).toEqual({ age: 'a1+a2 a3+a4 none', job: 'j1 j2+j3 j4 none' })
  })

  it('asks nothing of a club of 38', () => {
    expect(asked(frameOf(38, { sex: [0.5, 0.5] }))).toEqual({})
  })

  it('never asks an attribute that has one value in the frame', () => {
    const frame = frameOf(30_000, { sex: [0.5, 0.5], area: [0, 1, 0, 0] })
    expect(asked(frame)).toEqual({ sex: 'm f none' })
  })

  it('asks age and job at most below 300 workers', () => {
    const frame = frameOf(280, { sex: [0.5, 0.5], age: [0.5, 0.5, 0, 0] })
    expect(asked(frame)).toEqual({ age: 'a1 a2 none' })
  })
})

const count = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 4000 }),
)
const anyFrame = fc.subarray([...attributeNames], { minLength: 0 }).chain((names) => {
  let cells: Cell['cell'][] = [{}]
  for (const name of names)
    cells = cells.flatMap((cell) => attributeCodes[name].map((code) => ({ ...cell, [name]: code })))
  return fc
    .array(count, { minLength: cells.length, maxLength: cells.length })
    .map((counts): Frame => {
      const rows = cells.map((cell, place) => ({ cell, count: counts[place] ?? 0 }))
      return { total: rows.reduce((sum, row) => sum + row.count, 0), census: false, cells: rows }
    })
})

describe('attributes a style may ask, of any frame', () => {
  it('leaves no joint cell with one to nine workers', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        const attributes = chooseAttributes(frame)
        if (attributes.length === 0) return
        for (const { count } of mergedCells(frame, attributes))
          expect(count).toBeGreaterThanOrEqual(smallestCell)
      }),
      { numRuns: 400 },
    )
  })

  it('loses no worker in merging, and puts each in one cell with a code of every attribute', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        const attributes = chooseAttributes(frame)
        const cells = mergedCells(frame, attributes)
        expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(frame.total)
        for (const { cell } of cells)
          for (const { name, codes } of attributes) expect(codes).toContain(cell[name])
      }),
    )
  })

  it('asks only what the questionnaire asks, each with at least two real values', () => {
    fc.assert(
      fc.property(anyFrame, fc.subarray([...attributeNames]), (frame, questions) => {
        for (const { name, codes } of chooseAttributes(frame, questions)) {
          expect(questions).toContain(name)
          expect(codes.at(-1)).toBe('none')
          expect(codes.length).toBeGreaterThanOrEqual(3)
        }
      }),
    )
  })

  it('does not depend on the order in which the cells are written', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        const turned = { ...frame, cells: [...frame.cells].reverse() }
        expect(chooseAttributes(turned)).toEqual(chooseAttributes(frame))
      }),
    )
  })
})
