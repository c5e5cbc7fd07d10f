import type { SurveyModel } from 'survey-core'
import type { Node } from '../node.ts'

/** A questionnaire that may end early or jump is valid by the way through it, not by all its pages. */
export const canLeap = (model: SurveyModel): boolean =>
  model.triggers.some((trigger) => /^(?:complete|skip)trigger$/.test(trigger.getType()))

/** Goes through the pages as a person would, giving each page's answers and going on; whether it gets to the end. */
export function walk(model: SurveyModel, answers: Node): boolean {
  for (let step = 0; step <= model.pages.length && model.state === 'running'; step += 1) {
    const page = model.currentPage
    for (const question of page.questions) give(model, question.getValueName(), answers)
    if (model.currentPage === page && !(model.isLastPage ? model.tryComplete() : model.nextPage()))
      return false
  }
  return model.state === 'completed'
}

function give(model: SurveyModel, key: string, answers: Node): void {
  if (answers[key] !== undefined) model.setValue(key, structuredClone(answers[key]))
  const comment = answers[`${key}-Comment`]
  if (typeof comment === 'string') model.setComment(key, comment)
}
