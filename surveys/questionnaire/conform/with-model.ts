import { SurveyModel, settings } from 'survey-core'
import { wallNow } from '../../../protocol/form/wall.ts'
import type { Definition } from '../questionnaire.ts'
import '../survey-js.ts'

/** Runs something on a fresh model of a definition, at a given instant, in Asia/Shanghai. */
export function withModel<Result>(
  definition: Definition,
  now: number,
  outside: Readonly<Record<string, string>>,
  run: (model: SurveyModel) => Result,
): Result {
  const created = settings.onDateCreated
  settings.onDateCreated = (date, _, value) => (value ? date : localClock(now))
  const model = new SurveyModel(structuredClone(definition))
  try {
    for (const [name, word] of Object.entries(outside)) model.setVariable(name, word)
    return run(model)
  } finally {
    settings.onDateCreated = created
    model.dispose()
  }
}

/** A date whose local fields are the clock on the wall in Asia/Shanghai, wherever this runs. */
function localClock(now: number): Date {
  const wall = wallNow(now)
  return new Date(
    wall.getUTCFullYear(),
    wall.getUTCMonth(),
    wall.getUTCDate(),
    wall.getUTCHours(),
    wall.getUTCMinutes(),
    wall.getUTCSeconds(),
  )
}
