import { Model } from 'survey-core'
import { answerCheck } from '../../surveys/ballot/answer-check.ts'
import { serverTools } from '../../surveys/questionnaire/patterns.ts'
import type { Sample } from './sample.ts'

/** Microseconds of CPU per answer, one figure a round. */
export interface CheckerCost {
  readonly parse: readonly number[]
  readonly check: readonly number[]
}

type Work = (place: number) => unknown

/** Microseconds of CPU that one of so many takes. */
function spent(times: number, work: Work): number {
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
  for (const work of [parse, verdict]) spent(20_000, work)
  const turns = Array.from({ length: quick ? 5 : 9 }, () => turn(quick ? 5 : 25, parse, verdict))
  return { parse: turns.map((one) => one.parse), check: turns.map((one) => one.check) }
}

/** So many slices of each, alternating, so that whatever else runs here meets both alike. */
function turn(slices: number, parse: Work, check: Work): { parse: number; check: number } {
  let [parsing, checking] = [0, 0]
  for (let slice = 0; slice < slices; slice += 1) {
    parsing += spent(4_000, parse)
    checking += spent(4_000, check)
  }
  return { parse: parsing / slices, check: checking / slices }
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
