import { allTerms } from '../../../protocol/form/all-terms.ts'
import * as effects from '../../../protocol/form/carry-on.ts'
import type { Form } from '../../../protocol/form/form.ts'
import type { Answers } from '../state.ts'

const around = () => ({ now: Date.now(), terms: allTerms })

/** The answers that stand there when the page opens. */
export const opened = (form: Form): Answers => effects.opened(form, around())

/** What a change brings with it. */
export const carriedOn = (form: Form, before: Answers, after: Answers): Answers =>
  effects.carriedOn(form, before, after, around())
