import type { Complaint } from '../../basics/failure.ts'
import type { Fault, Rule } from '../../protocol/form/check/fault.ts'
import { formCheck, type Surroundings } from '../../protocol/form/check/form-check.ts'
import type { Form } from '../../protocol/form/form.ts'
import { serverTools } from './patterns.ts'

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

const sentences: Readonly<Record<Rule, string>> = {
  unknown: '问卷里没有这一项。',
  hidden: '按前面的答案，这一题不该出现。',
  required: '这一题要回答。',
  kind: '答案的种类不对。',
  choice: '没有这个选项。',
  repeated: '同一个选了两次。',
  alone: '这个选项不能和别的一起选。',
  few: '至少要有 {limit} 项。',
  many: '最多只能有 {limit} 项。',
  short: '至少要写 {limit} 个字。',
  long: '最多写 {limit} 个字。',
  characters: '有不能用的字符。',
  digits: '不能以数字结尾。',
  low: '不能小于 {limit}。',
  high: '不能大于 {limit}。',
  step: '要是 {limit} 的整数倍。',
  date: '日期写得不对。',
  time: '时间写得不对。',
  email: '邮箱写得不对。',
  color: '颜色写得不对。',
  pattern: '写法不合要求。',
  expression: '和别的答案对不上。',
  computed: '这一项由服务器计算，送来的不对。',
  bytes: '全部答案太长。',
}

/** A fault in Chinese: the author's own sentence where there is one. */
export function sentenceOf({ rule, limit, say }: Fault): string {
  const own = say?.['zh-CN']
  return typeof own === 'string' ? own : sentences[rule].replace('{limit}', String(limit ?? ''))
}
