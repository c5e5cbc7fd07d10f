import { describe, expect, test } from 'vitest'
import { meetings } from '../../demo/meetings.ts'
import { panel, sheetScore, sheets } from '../../demo/raters.ts'
import { recordsOf, recordsScore } from '../../demo/records.ts'
import { demoSeed } from '../../demo/unit-ballots.ts'
import { unitOf, units, waves } from '../../demo/units.ts'
import { officialThirdPartyRules, thirdPartySources } from '../../scoring/index.ts'
import { assessments, today } from './assessed.ts'

describe('the other sources', () => {
  test('each unit’s third-party score is the table’s once the panel’s severity is taken out', () => {
    for (const wave of waves) {
      const { units: scores, method } = thirdPartySources(
        sheets(demoSeed, today, wave).map((sheet) => ({
          unit: sheet.unit,
          rater: sheet.evaluator,
          score: sheetScore(sheet.scores),
        })),
        officialThirdPartyRules,
      )
      expect(method).toBe('severity-corrected')
      for (const unit of units) {
        const score = scores[unit.code]
        if (unit.thirdParty[wave] === 'missing') expect(score).toBeUndefined()
        else
          expect(
            score?.state === 'given' && Math.abs(score.value - Number(unit.thirdParty[wave])) < 1.2,
            unit.code,
          ).toBe(true)
      }
    }
  })

  test('in Y−1 two evaluators were 31 points apart before they met', () => {
    const quarrels = sheets(demoSeed, today, 1).filter(({ moderated }) => moderated)
    expect(quarrels).toHaveLength(1)
    const [quarrel] = quarrels
    const others = sheets(demoSeed, today, 1).filter(({ unit }) => unit === quarrel?.unit)
    const highest = Math.max(...others.map(({ scores }) => sheetScore(scores)))
    const before = quarrel?.moderated ? sheetScore(quarrel.moderated.before) : Number.NaN
    expect(highest - before).toBeCloseTo(31, 0)
  })

  test('every evaluator scores at least five units and every unit has at least three', () => {
    const all = sheets(demoSeed, today, 2)
    for (const { code } of panel)
      expect(all.filter(({ evaluator }) => evaluator === code).length).toBeGreaterThanOrEqual(5)
    expect(panel.reduce((sum, { severity }) => sum + severity, 0)).toBe(0)
  })

  test('work records come to the table’s score within half a point, refused ones are refused', () => {
    for (const unit of units) {
      const records = recordsOf(demoSeed, unit, 2)
      if ('refused' in records) expect(unit.records[2]).toBe('refused')
      else
        expect(Math.abs(recordsScore(records.values) - Number(unit.records[2]))).toBeLessThan(0.5)
    }
  })

  test('three meetings are kept in full; u04’s only one does not count yet', () => {
    const full = meetings(demoSeed, today, 2).filter(({ record }) => record === 'full')
    expect(full.map(({ unit, present, ballots }) => [unit, present, ballots.length])).toEqual([
      ['u06', 18, 17],
      ['u06', 12, 12],
      ['u04', 9, 9],
    ])
    expect(full[0]?.statements.filter(({ ledger }) => ledger)).toHaveLength(2)
    expect(full[0]?.statements).toHaveLength(14)
    const source = (code: string) =>
      assessments(2, demoSeed, [unitOf(code)])[0]?.result.sources.meeting
    expect(source('u06')?.value).toBeCloseTo(68, 0)
    expect(source('u04')?.state).toBe('missing')
    expect(source('u16')?.state).toBe('missing')
  })
})
