import { readdirSync, readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { conform } from '../../surveys/questionnaire/conform/conform.ts'
import { shipped } from '../../surveys/questionnaire/shipped/index.ts'
import { now } from './definition.ts'

// survey-core prints every wrong answer it is given; here that is thousands of lines.
vi.spyOn(console, 'warn').mockImplementation(() => {})

const folder = new URL('./definitions/', import.meta.url)
const own = readdirSync(folder).map((name) => ({
  code: name,
  definition: JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
}))

it.each([...own, ...shipped])(
  'never accepts what survey-core refuses, nor refuses a valid answer: $code',
  { timeout: 120_000 },
  ({ definition }) => {
    const result = conform(definition, { count: 24, seed: 7, now })
    expect(result.compiled.verdict).toMatch(/^compiled/)
    expect(result.differences).toEqual([])
    expect(result.compared).toBe(24)
    expect(result.accepted).toBeGreaterThan(0)
    expect(result.refused + result.stricter).toBeGreaterThan(0)
  },
)
