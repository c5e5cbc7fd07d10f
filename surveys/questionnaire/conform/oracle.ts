import type { SurveyModel } from 'survey-core'
import type { Node } from '../node.ts'
import type { Definition } from '../questionnaire.ts'
import { asTheirs } from './as-theirs.ts'
import { wrongValues } from './value-correct.ts'
import { canLeap, walk } from './walk.ts'
import { withModel } from './with-model.ts'

export interface OracleVerdict {
  readonly accepts: boolean
  /** What spoke against: survey-core's own errors, and values of the wrong kind, unknown or hidden. */
  readonly why: readonly string[]
}

/**
 * survey-core's opinion on answers, from a fresh model, and whether each value is one its question can have; the
 * latter is read off the model, independently of our form. Slow (13–240 ms): for conformity runs only.
 */
export function oracle(
  definition: Definition,
  answers: Readonly<Record<string, unknown>>,
  now: number,
  outside: Readonly<Record<string, string>>,
): OracleVerdict {
  return withModel(definition, now, outside, (model) =>
    verdictOf(model, answers, (theirs) =>
      canLeap(model)
        ? withModel(definition, now, outside, (fresh) => walk(fresh, theirs))
        : model.validate(true),
    ),
  )
}

function verdictOf(
  model: SurveyModel,
  answers: Readonly<Record<string, unknown>>,
  validate: (theirs: Node) => boolean,
): OracleVerdict {
  try {
    const theirs = asTheirs(model.getAllQuestions(), answers)
    model.data = structuredClone({ ...constantsOf(model), ...theirs })
    const isValid = validate(theirs)
    const errors = model
      .getAllQuestions()
      .flatMap((question) => question.errors.map((error) => `${question.name}: ${error.text}`))
    const wrong = wrongValues(model, theirs)
    const why = [...(isValid ? [] : ['validate', ...errors]), ...wrong]
    return { accepts: isValid && wrong.length === 0, why }
  } catch (error) {
    // Some answers make survey-core itself throw; that is no acceptance.
    return { accepts: false, why: [`survey-core threw: ${String(error)}`] }
  }
}

/** Defaults of questions nobody is asked: survey-core keeps them among the answers, we in the conditions. */
const constantsOf = (model: SurveyModel): Record<string, unknown> =>
  Object.fromEntries(
    model
      .getAllQuestions()
      .filter(({ visible, visibleIf, readOnly }) => readOnly || (!visible && !visibleIf))
      .flatMap((question) =>
        question.isEmpty() ? [] : [[question.getValueName(), question.value]],
      ),
  )
