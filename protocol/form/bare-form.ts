import type { Form } from './form.ts'

/**
 * The questionnaire as phones get it: without what its answers measure, so that nobody can read in the page which
 * service is the invented one. `measures` is a salted hash of the whole form in its place; the salt is published
 * after closing.
 */
export const bareForm = (form: Form, measures: string): Form => ({
  ...withoutMeasures(form),
  measures,
})

function withoutMeasures<Value>(value: Value): Value {
  return JSON.parse(
    JSON.stringify(value, (key, part) =>
      key === 'measure' && Array.isArray(part) ? undefined : part,
    ),
  )
}
