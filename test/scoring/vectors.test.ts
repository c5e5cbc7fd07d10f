import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runVectors } from '../../cli/vectors.ts'
import { sharedPath } from './shared-folder.ts'

const folder = sharedPath('vectors')

describe.skipIf(folder === undefined)('reference vectors of other programs', () => {
  for (const report of folder === undefined ? [] : runVectors(folder)) {
    it(`holds every case of ${report.file}`, () => {
      expect(report.failed).toEqual([])
      expect(report.passed).toBeGreaterThan(0)
    })
  }
})

describe('the vector runner', () => {
  const inFolder = (files: Record<string, unknown>) => {
    const directory = mkdtempSync(join(tmpdir(), 'vectors-'))
    try {
      for (const [name, content] of Object.entries(files)) {
        writeFileSync(join(directory, name), JSON.stringify(content))
      }
      return runVectors(directory)
    } finally {
      rmSync(directory, { recursive: true })
    }
  }
  const kishCase = (deff: number) => ({
    cases: [{ name: 'k', input: { weights: [1, 2, 3, 4] }, expected: { deff }, tolerance: 1e-9 }],
  })

  it('reports a value outside its tolerance as failed', () => {
    expect(inFolder({ 'kish.json': kishCase(1.2) })).toEqual([
      { file: 'kish', passed: 1, failed: [] },
    ])
    const [report] = inFolder({ 'kish.json': kishCase(1.3) })
    expect(report?.failed).toEqual(['k: /deff: expected 1.3, got 1.2'])
  })

  it('fails loudly on a method nobody wrote', () => {
    const [report] = inFolder({ 'phrenology.json': kishCase(1.2) })
    expect(report?.failed[0]).toContain('no method is called phrenology')
  })

  it('fails on a file without cases and on an input the method cannot read', () => {
    const [empty] = inFolder({ 'kish.json': { cases: [] } })
    expect(empty?.failed).toHaveLength(1)
    const bad = [{ name: 'b', input: { weights: 'many' }, expected: {}, tolerance: 0 }]
    const [report] = inFolder({ 'kish.json': { cases: bad } })
    expect(report?.failed).toHaveLength(1)
  })
})
