import { checker } from '../../surveys/questionnaire/checker.ts'
import { compile } from '../../surveys/questionnaire/compile.ts'
import { fill } from '../../surveys/questionnaire/shipped/fill.ts'
import { shipped } from '../../surveys/questionnaire/shipped/index.ts'
import { median } from '../median.ts'

const times = 20_000

/** CPU of checking an answer against CPU of parsing the same answer, alternating, median of nine. */
export function checkerCost(answers: readonly object[]): number {
  const definition = shipped.find(({ code }) => code === 'unit-palace')?.definition ?? {}
  const compiled = compile(fill(definition, { unit: '文化宫', kind: '文化宫', year: '2026' }))
  if (compiled.verdict === 'refused') throw new Error('unit-palace does not compile')
  const check = checker(compiled.form)
  const bodies = answers.map((each) => JSON.stringify(each))
  const spent = (work: (n: number) => unknown) => {
    const before = process.cpuUsage()
    for (let n = 0; n < times; n += 1) work(n)
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  const now = Date.now()
  const ratios = Array.from({ length: 9 }, () => {
    const parse = spent((n) => JSON.parse(bodies[n % bodies.length] ?? ''))
    return spent((n) => check(answers[n % answers.length], { now })) / parse
  })
  return median(ratios)
}
