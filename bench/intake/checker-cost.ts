import { Model } from 'survey-core'
import { answerCheck } from '../../surveys/ballot/answer-check.ts'
import { serverTools } from '../../surveys/questionnaire/patterns.ts'
import type { Sample } from './sample.ts'

/** Microseconds of CPU per answer, one figure a round. */
export interface CheckerCost {
  readonly parse: readonly number[]
  readonly check: readonly number[]
}

/** Microseconds of CPU that one of so many takes. */
function spent(times: number, work: (place: number) => unknown): number {
  const before = process.cpuUsage()
  for (let n = 0; n < times; n += 1) work(n)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / times
}

/** The intake's check against JSON.parse of the very answers it checks, taking turns after a warm-up. */
export function checkerCost({ form, answers }: Sample, quick: boolean): CheckerCost {
  const check = answerCheck(form, [], serverTools)
  const bodies = answers.map((each) => JSON.stringify(each))
  const parsed = bodies.map((body): Record<string, unknown> => JSON.parse(body))
  const now = new Date()
  const parse = (n: number) => JSON.parse(bodies[n % bodies.length] ?? '')
  const verdict = (n: number) => check(parsed[n % parsed.length] ?? {}, {}, now)
  const refused = parsed.findIndex((_, n) => !verdict(n).ok)
  if (refused !== -1) throw new Error(`the sample's answer ${refused} is refused`)
  const times = 20_000
  for (const work of [parse, verdict]) spent(times, work)
  const turns = Array.from({ length: quick ? 5 : 9 }, () => ({
    parse: spent(times, parse),
    check: spent(times, verdict),
  }))
  return { parse: turns.map((turn) => turn.parse), check: turns.map((turn) => turn.check) }
}

/** The same for the check the usual way makes: a new SurveyJS model for each answer. */
export function modelCost({ definition, answers }: Sample): number[] {
  const work = (n: number) => {
    const model = new Model(definition)
    model.data = structuredClone(answers[n % answers.length])
    model.validate()
    model.dispose()
  }
  spent(20, work)
  return Array.from({ length: 5 }, () => spent(20, work))
}
