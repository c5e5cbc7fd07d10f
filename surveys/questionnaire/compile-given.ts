import { allTerms } from '../../protocol/form/all-terms.ts'
import type { Rule } from '../../protocol/form/check/fault.ts'
import { questionCheck } from '../../protocol/form/check/question.ts'
import { kitOf } from '../../protocol/form/check/sheet.ts'
import { toNumber } from '../../protocol/form/compare.ts'
import type { Answers, Value } from '../../protocol/form/expression.ts'
import type { Asked, Page, Question } from '../../protocol/form/form.ts'
import { questionsIn } from '../../protocol/form/questions.ts'
import { type Making, refuse } from './making.ts'
import { columnsOf, elementsOf, isConstant, isNeverShown, keyOf, questionsOf } from './names.ts'
import { isNode, type Node, nodesAt } from './node.ts'
import { serverTools } from './patterns.ts'

/** The answers that authors put in before a person begins: `defaultValue` of questions, entries and cells. */
export function givenOf(
  canonical: Node,
  pages: readonly Page[],
  made: Making,
): { given?: Answers } {
  for (const node of hiddenDefaults(nodesAt(canonical, 'pages')))
    refuse(made, keyOf(node), '从不显示的题组里不能有默认答案')
  const asked = questionsIn(pages.flatMap((page) => page.elements))
  for (const question of asked)
    if (question.kind === 'list' && question.blank !== undefined)
      mayBegin(question, [question.blank], made)
  // Of questions that share an answer the first one's default counts.
  const given = questionsOf(nodesAt(canonical, 'pages').flatMap(elementsOf))
    .toReversed()
    .flatMap((node) => beginning(node, asked, made))
  return given.length === 0 ? {} : { given: Object.fromEntries(given) }
}

function beginning(
  node: Node,
  asked: readonly Question[],
  made: Making,
): (readonly [string, Value])[] {
  const key = keyOf(node)
  const question = asked.find((one) => one.key === key)
  if (question === undefined || question.kind === 'computed') return []
  const value = startOf(node, question)
  return value !== undefined && mayBegin(question, value, made) ? [[key, value]] : []
}

/** Questions with a default inside pages and panels that are never shown: conditions would read what nobody sees. */
const hiddenDefaults = (containers: readonly Node[], isAround = false): Node[] =>
  containers.flatMap((container) => {
    const isHidden = isAround || isNeverShown(container)
    const elements = elementsOf(container)
    const own = elements.filter((node) => isHidden && node.defaultValue !== undefined)
    return [
      ...own,
      ...hiddenDefaults(
        elements.filter(({ type }) => type === 'panel'),
        isHidden,
      ),
    ]
  })

/** Defaults that no page could have given would have to be refused later, from a person who did not write them. */
const impossible: ReadonlySet<Rule> = new Set([
  'unknown',
  'kind',
  'choice',
  'repeated',
  'alone',
  'many',
  'long',
  'characters',
  'step',
  'date',
  'time',
  'email',
  'color',
])

function mayBegin(question: Asked, value: Value, made: Making): boolean {
  const isMeasured = 'rows' in question && question.rows.some((row) => row.measure !== undefined)
  if (question.measure !== undefined || isMeasured)
    refuse(made, question.name, '有 measure 的题不能有默认答案：不替人选')
  const answers = { [question.key]: value }
  const scope = { answers, now: 0, terms: allTerms }
  const run = { scope, at: '', faults: [], untidy: [], written: 0 }
  questionCheck(question, kitOf(serverTools)).visit(answers, run)
  const wrong = run.faults.some(({ rule }) => impossible.has(rule))
  if (wrong) refuse(made, question.name, '默认答案不是这一题能有的答案')
  return !wrong
}

function startOf(node: Node, question: Question): Value | undefined {
  if (isConstant(node)) return undefined
  if (question.kind === 'list' && node.defaultValue === undefined)
    return question.blank === undefined || question.start === 0
      ? undefined
      : Array.from({ length: question.start }, () => question.blank ?? {})
  if (question.kind === 'table' && node.defaultValue === undefined) {
    const blank = blankOf(columnsOf(node), question.columns)
    return blank === undefined
      ? undefined
      : Object.fromEntries(question.rows.map((row) => [String(row.value), blank]))
  }
  return usualOf(node, question)
}

/** The answers a new entry or row begins with; undefined where there are none. */
export function blankOf(
  members: readonly Node[],
  questions: readonly Question[],
  own: unknown = {},
): Answers | undefined {
  const blank: Record<string, Value> = {}
  for (const member of members) {
    const question = questions.find(({ key }) => key === keyOf(member))
    const value = question && startOf(member, question)
    if (value !== undefined) blank[keyOf(member)] = value
  }
  if (isNode(own)) Object.assign(blank, jsonOf(own))
  return Object.keys(blank).length === 0 ? undefined : blank
}

/** A question's own default, in the kind its answers have. */
function usualOf(node: Node, question: Question): Value | undefined {
  const { defaultValue } = node
  if (defaultValue === undefined || defaultValue === 'indeterminate') return undefined
  if (node.type === 'boolean') return booleanOf(node, String(defaultValue) === 'true')
  if (question.kind === 'write' && (question.input === 'number' || question.input === 'range'))
    return toNumber(defaultValue)
  const value = jsonOf(defaultValue)
  const isList = question.kind === 'many' || question.kind === 'rank'
  return isList && !Array.isArray(value) && value !== undefined ? [value] : value
}

const booleanOf = (node: Node, isTrue: boolean): Value =>
  jsonOf(isTrue ? node.valueTrue : node.valueFalse) ?? isTrue

/** What JSON can hold; a definition is JSON. */
function jsonOf(value: unknown): Value | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (Array.isArray(value)) return value.flatMap((one) => jsonOf(one) ?? [])
  if (!isNode(value)) return undefined
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => {
      const inner = jsonOf(one)
      return inner === undefined ? [] : [[key, inner]]
    }),
  )
}
