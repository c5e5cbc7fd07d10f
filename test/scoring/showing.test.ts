import { describe, expect, it } from 'vitest'
import type { ShowingFacts } from '../../scoring/index.ts'
import { officialShowing, showing, shown } from '../../scoring/index.ts'

const plain: ShowingFacts = {
  n: 100,
  nEff: 90,
  deff: 100 / 90,
  satisfactionHalfWidth: 5,
  frameSize: 5000,
  responseRate: 0.3,
  sampling: 'lot',
  excludedShare: 0,
  inquiryClosed: false,
  finalHalfWidth: 4,
}
const levelOf = (change: Partial<ShowingFacts>) =>
  showing({ ...plain, ...change }, officialShowing).level

describe('the showing rule at its borders', () => {
  it.each([
    ['everything in order', {}, 'ranked'],
    ['9 respondents', { n: 9 }, 'hidden'],
    ['10 respondents', { n: 10 }, 'shown'],
    ['29 respondents', { n: 29 }, 'shown'],
    ['30 respondents', { n: 30 }, 'ranked'],
    ['effective 19.99', { nEff: 19.99 }, 'shown'],
    ['effective 20', { nEff: 20 }, 'ranked'],
    ['S half-width 10', { satisfactionHalfWidth: 10 }, 'ranked'],
    ['S half-width above 10', { satisfactionHalfWidth: 10.0001 }, 'shown'],
    ['S without interval', { satisfactionHalfWidth: null }, 'shown'],
    ['response 10 %', { responseRate: 0.1 }, 'rated'],
    ['response below 10 %', { responseRate: 0.0999 }, 'shown'],
    ['response 20 %', { responseRate: 0.2 }, 'ranked'],
    ['response below 20 %', { responseRate: 0.1999 }, 'rated'],
    ['nobody invited by name', { responseRate: null }, 'shown'],
    ['deff 3', { deff: 3 }, 'ranked'],
    ['deff above 3', { deff: 3.0001 }, 'rated'],
    ['C half-width 7', { finalHalfWidth: 7 }, 'ranked'],
    ['C half-width above 7', { finalHalfWidth: 7.0001 }, 'rated'],
    ['excluded 20 %', { excludedShare: 0.2 }, 'ranked'],
    ['excluded above 20 %', { excludedShare: 0.2001 }, 'shown'],
    [
      'tiny census, 24 of 38',
      { n: 24, nEff: 24, frameSize: 38, responseRate: 24 / 38, sampling: 'census' },
      'ranked',
    ],
    [
      'tiny census, 59 %',
      { n: 24, nEff: 24, frameSize: 40, responseRate: 0.59, sampling: 'census' },
      'shown',
    ],
    [
      'tiny census of 9',
      { n: 9, nEff: 9, frameSize: 15, responseRate: 0.6, sampling: 'census' },
      'hidden',
    ],
  ] as const)('%s: %s', (_name, change, level) => {
    expect(levelOf(change)).toBe(level)
  })

  it('before the assessment there is no rank yet', () => {
    const { finalHalfWidth: _left, ...unit } = plain
    expect(showing(unit, officialShowing)).toMatchObject({
      level: 'rated',
      reasons: [{ code: 'not-assessed-yet' }],
    })
  })

  it('lists every rule that fails, with its numbers', () => {
    const { reasons } = showing({ ...plain, n: 18, nEff: 15, deff: 1.2 }, officialShowing)
    expect(reasons).toEqual([
      { code: 'few-respondents', bars: 'rated', actual: 18, limit: 30 },
      { code: 'few-effective-respondents', bars: 'rated', actual: 15, limit: 20 },
    ])
  })
})

it('leaves no value in a hidden figure', () => {
  const estimate = { value: 71, se: 3, lower: 60, upper: 80, n: 9, nEff: 9, deff: 1, df: 8 }
  const hidden = shown(estimate, showing(plain, officialShowing), 10)
  expect(hidden).toMatchObject({ value: null, se: null, lower: null, upper: null, n: 9 })
  expect(hidden.showing.level).toBe('hidden')
})
