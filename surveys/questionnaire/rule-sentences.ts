import type { Fault, Rule } from '../../protocol/form/check/fault.ts'

/** What a rule of the checker says to a person; `{limit}` is the rule's limit. */
const sentences: Readonly<Record<Rule, string>> = {
  unknown: '问卷里没有这一题。',
  hidden: '这一题在您的答案下不会出现，不能作答。',
  required: '这一题还没有回答。',
  kind: '答案的形式不对。',
  choice: '没有这个选项。',
  repeated: '同一项选了两次。',
  alone: '这个选项不能和别的一起选。',
  few: '选得太少，至少 {limit} 项。',
  many: '选得太多，最多 {limit} 项。',
  short: '写得太短，至少 {limit} 个字。',
  long: '写得太长，最多 {limit} 个字。',
  characters: '里面有无法保存的字符。',
  digits: '不能以数字结尾。',
  low: '数字太小，最小 {limit}。',
  high: '数字太大，最大 {limit}。',
  step: '数字不在允许的刻度上。',
  date: '日期不对。',
  time: '时间不对。',
  email: '邮箱地址不对。',
  color: '颜色不对。',
  pattern: '格式不对。',
  expression: '和其他答案不一致。',
  computed: '算出来的结果不对。',
  bytes: '全部答案太长。',
}

/** The author's own sentence where there is one, otherwise the rule's. */
export function sentenceOf({ rule, limit, say }: Fault): string {
  const own = say?.['zh-CN']
  return typeof own === 'string' ? own : sentences[rule].replace('{limit}', String(limit ?? ''))
}
