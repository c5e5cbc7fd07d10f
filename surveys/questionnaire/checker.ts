import type { Complaint } from '../../basics/failure.ts'
import type { Fault } from '../../protocol/form/check/fault.ts'
import { formCheck, type Surroundings } from '../../protocol/form/check/form-check.ts'
import type { Form } from '../../protocol/form/form.ts'
import { serverTools } from './patterns.ts'
import { sentenceOf } from './rule-sentences.ts'

/** Answers fit to be kept (`touched` names pointers that differ from what was sent), or all that is wrong. */
export type CheckResult =
  | {
      readonly ok: true
      readonly value: Readonly<Record<string, unknown>>
      readonly touched: readonly string[]
    }
  | { readonly ok: false; readonly errors: readonly Complaint[] }

export type Checker = (answers: unknown, around: Surroundings) => CheckResult

const most = 100

/** The strict check of a published form, with the sentences its faults are told in; built once per form. */
export function checker(form: Form): Checker {
  const check = formCheck(form, serverTools)
  return (answers, around) => {
    const verdict = check(answers, around)
    if (verdict.ok) return verdict
    return { ok: false, errors: verdict.faults.slice(0, most).map(complaintOf) }
  }
}

const complaintOf = (fault: Fault): Complaint => ({
  pointer: fault.pointer,
  detail: sentenceOf(fault),
})
