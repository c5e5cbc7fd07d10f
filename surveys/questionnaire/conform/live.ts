import type { SurveyModel } from 'survey-core'
import { allTerms } from '../../../protocol/form/all-terms.ts'
import { carriedOn, opened } from '../../../protocol/form/carry-on.ts'
import { isSame } from '../../../protocol/form/compare.ts'
import type { Scope } from '../../../protocol/form/evaluate.ts'
import type { Asked, Form, Question } from '../../../protocol/form/form.ts'
import { questionsIn } from '../../../protocol/form/questions.ts'
import { shownIn } from '../../../protocol/form/visible.ts'
import type { Definition } from '../questionnaire.ts'
import type { Dice } from './dice.ts'
import { answerTo } from './generate.ts'
import { withModel } from './with-model.ts'

type Answers = Readonly<Record<string, unknown>>

interface Living {
  readonly definition: Definition
  readonly form: Form
  readonly now: number
  readonly outside: Readonly<Record<string, string>>
  readonly dice: Dice
}

/** Answers that came out otherwise than in survey-core, after which change. */
export interface Departure {
  readonly answers: Answers
  readonly why: string
}

/**
 * A person at the page: opens it, changes answers one after the other, and sees what is written by itself. Every
 * answer must stay what survey-core has at the same moment; the first that does not is reported.
 */
export function live(work: Living, changes: number): Departure | undefined {
  const { definition, form, now, outside, dice } = work
  const around = { now, outside, terms: allTerms }
  const asked = questionsIn(form.pages.flatMap(({ elements }) => elements)).filter(isPlain)
  return withModel(definition, now, outside, (model) => {
    let answers: Answers = opened(form, around)
    let why = departs(answers, model, asked, 'at the start')
    for (let change = 0; change < changes && why === undefined; change += 1) {
      const scope: Scope = { ...around, answers }
      const question = dice.pick(shownIn(form, scope).flatMap(({ element }) => askedOf(element)))
      const value = question && answerTo(question, undefined, scope, dice)
      if (question === undefined || value === undefined) continue
      answers = carriedOn(form, answers, { ...answers, [question.key]: value }, around)
      model.setValue(question.key, structuredClone(value))
      why = departs(answers, model, asked, `after ${question.key} = ${JSON.stringify(value)}`)
    }
    return why === undefined ? undefined : { answers, why }
  })
}

/** Answers made of answers are left out: nothing is written into them, and survey-core fills them when drawn. */
const isPlain = ({ kind, show }: Question): boolean =>
  show !== false && (kind === 'one' || kind === 'many' || kind === 'write')

const askedOf = (element: ReturnType<typeof shownIn>[number]['element']): Asked[] =>
  element.kind === 'notice' || element.kind === 'computed' || !isPlain(element) ? [] : [element]

function departs(
  answers: Answers,
  model: SurveyModel,
  asked: readonly { readonly key: string }[],
  when: string,
): string | undefined {
  const found = asked.find(({ key }) => !isSame(answers[key], model.getValue(key) ?? undefined))
  if (found === undefined) return undefined
  const theirs = JSON.stringify(model.getValue(found.key))
  return `${when}: ${found.key} is ${JSON.stringify(answers[found.key])}, in survey-core ${theirs}`
}
