import { summary } from '../figures.ts'
import { type Goal, judge } from '../goal.ts'
import { say } from '../say.ts'
import { checkerCost, modelCost } from './checker-cost.ts'
import { type Sample, sampleNamed, sampleNames } from './sample.ts'

function judgeOn(sample: Sample, quick: boolean): Goal {
  const { parse, check } = checkerCost(sample, quick)
  say(`  ${sample.name}: JSON.parse ${summary(parse)} us, check ${summary(check)} us`)
  const name = `intake checker ${sample.name}`
  return judge({ name, over: check, under: parse, goal: 2, is: 'at-most' })
}

/** The intake's check against the JSON parser, on the sample of 32 questions and on everything that ships; no engines. */
export async function checker({ quick }: { readonly quick: boolean }): Promise<readonly Goal[]> {
  say('checking one answer')
  const goals = sampleNames.map((name) => judgeOn(sampleNamed(name), quick))
  say(`  general: a new SurveyJS model ${summary(modelCost(sampleNamed('general')))} us`)
  return goals
}
