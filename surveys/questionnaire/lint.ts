import { lintAuthor } from './lint-author.ts'
import { lintSpelling } from './lint-spelling.ts'
import { lintTexts } from './lint-texts.ts'
import { type Making, refuse, tell } from './making.ts'
import type { Node } from './node.ts'
import { type Definition, outsideNames } from './questionnaire.ts'
import { findings } from './survey-js.ts'

/** What survey-core's linter calls a finding, in the words of the author's screen. */
const words: Readonly<Record<string, string>> = {
  'reference/unknown': '条件里的名称不存在，它的值总是空',
  'reference/self': '条件引用了自己',
  'name/duplicate': '名称重复，两题会共用一个答案',
  'name/shadowing': '名称与别处的名称混淆',
  'name/reserved': '名称是保留字',
  'variable/collision': '计算值与题目同名',
  'property/unknown': '属性不认识，不起作用',
  'property/dead': '属性在这里不起作用',
  'property/invalid-value': '属性的值不对',
  'property/not-an-array': '属性应当是列表',
  'property/required': '缺少必要的属性',
  'cycle/calculated-value': '计算值绕回到自己',
  'cycle/trigger': '触发器互相触发',
  'cycle/value-write': '自动改写绕回到自己',
  'expression/unknown-choice': '条件里的值不是选项',
  'expression/type-mismatch': '条件比较了不同种类的值',
  'expression/contradiction': '条件永远不成立',
  'expression/meaningless-condition': '条件的结果总是一样',
  'choices/duplicate': '选项重复',
  'value/not-a-choice': '默认值不是选项',
  'validator/dead': '校验在这里不起作用',
  'element/count-contradiction': '数量上下限矛盾',
  'element/never-visible': '永远不会显示',
  'page/empty': '空页',
  'mask/mismatch': '输入格式与题型不符',
}

/** Findings that mean survey-core dropped or cannot read something: refused, never lost. */
const refused: Readonly<Record<string, string>> = {
  'element/unknown-type': '题型不认识',
  'validator/unknown-type': '校验不认识',
  'trigger/unknown-type': '触发器不认识',
  'trigger/unknown-target': '触发器指向不存在的题目',
}

/** Names that are nothing are told where they are looked up; words of the round and a grid's own row are none. */
const isToldAlready = (
  rule: string,
  reason: string | undefined,
  name: string | undefined,
): boolean =>
  (rule === 'property/invalid-value' && name === undefined && reason === 'locale') ||
  (rule === 'reference/unknown' &&
    (reason === 'notFound' || [...outsideNames, 'row', 'item'].includes(name ?? '')))

/** Every lint line of a definition, and the refusals that only the linter sees. */
export function lintDefinition(
  definition: Definition,
  canonical: Node,
  errors: readonly { at: string; message: string }[],
  made: Making,
): void {
  for (const { rule, at, message, name, reason } of findings(definition)) {
    if (isToldAlready(rule, reason, name)) continue
    if (Object.hasOwn(refused, rule)) refuse(made, at, `${refused[rule]}（${message}）`)
    else if (Object.hasOwn(words, rule)) tell(made, at, rule, `${words[rule]}（${message}）`)
  }
  for (const { at, message } of errors) tell(made, at, 'survey-core', message)
  lintSpelling(definition, made)
  lintAuthor(canonical, made)
  lintTexts(canonical, made)
}
