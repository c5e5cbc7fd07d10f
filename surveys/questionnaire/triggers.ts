import type { Effect } from '../../protocol/form/effect.ts'
import type { Expression } from '../../protocol/form/expression.ts'
import { expressionOf } from './expression.ts'
import { type Making, refuse, tell } from './making.ts'
import { isOn, isScalar, type Node, textAt } from './node.ts'
import { readsOf } from './reads.ts'
import type { Place } from './reference.ts'

/** A trigger that writes an answer; those that end or jump are `compile-ends.ts`'s. */
export function triggerOf(node: Node, place: Place, made: Making): Effect[] {
  const { type } = node
  if (type === 'complete' || type === 'skip') return []
  const test = triggerTest(node, place, made)
  if (type === 'setvalue') return setValue(node, test, place, made)
  if (type === 'copyvalue') return copyValue(node, test, place, made)
  if (type === 'runexpression') return runExpression(node, test, place, made)
  refuse(made, '', `触发器 ${String(type)} 不支持${type === 'visible' ? '，请用 visibleIf' : ''}`)
  return []
}

const signs: Readonly<Record<string, string>> = {
  equal: '=',
  notequal: '!=',
  greater: '>',
  less: '<',
  greaterorequal: '>=',
  lessorequal: '<=',
  contains: 'contains',
  notcontains: 'notcontains',
}

/** A trigger's condition; older definitions say it as a name, an operator and a value. */
export function triggerTest(node: Node, place: Place, made: Making): Expression | undefined {
  const text = textAt(node, 'expression') ?? oldTest(node)
  return text === undefined ? undefined : expressionOf(text, place, made)
}

function oldTest(node: Node): string | undefined {
  const name = textAt(node, 'name')
  const operator = textAt(node, 'operator') ?? 'equal'
  if (name === undefined) return undefined
  if (operator === 'empty' || operator === 'notempty') return `{${name}} ${operator}`
  const { value } = node
  if (!isScalar(value) || value === '') return undefined
  const literal = typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : String(value)
  return `{${name}} ${signs[operator] ?? operator} ${literal}`
}

/** The whole question a trigger writes to; survey-core's linter has refused names that are nothing. */
function targetOf(node: Node, { names }: Place, made: Making): string | undefined {
  const name = textAt(node, 'setToName')
  if (name === undefined) {
    tell(made, '', 'trigger', '有一个触发器没有写改写哪一题，不起作用')
    return undefined
  }
  const known = names.questions.get(name.toLowerCase())
  if (known === undefined) refuse(made, name, '触发器只能改写整道题的答案')
  return known?.key
}

function setValue(node: Node, test: Expression | undefined, place: Place, made: Making): Effect[] {
  if (isOn(node, 'isVariable')) refuse(made, '', '触发器改写变量（isVariable）不支持')
  const set = targetOf(node, place, made)
  if (set === undefined || test === undefined) return []
  const { setValue: value } = node
  const list = Array.isArray(value) && value.every(isScalar) ? value : undefined
  if (value !== undefined && !isScalar(value) && list === undefined) {
    refuse(made, set, '触发器改写的值必须是一个值或一列值')
    return []
  }
  const to: Expression | undefined =
    list === undefined ? (isScalar(value) ? value : undefined) : ['array', ...list]
  return [{ set, ...(to === undefined ? {} : { to }), if: test, on: readsOf(test) }]
}

function copyValue(node: Node, test: Expression | undefined, place: Place, made: Making): Effect[] {
  const set = targetOf(node, place, made)
  const from = textAt(node, 'fromName')
  if (isOn(node, 'copyDisplayValue'))
    refuse(made, '', '触发器照抄显示文字（copyDisplayValue）不支持')
  const source = from === undefined ? undefined : expressionOf(`{${from}}`, place, made)
  if (set === undefined || source === undefined) return []
  const on = [...(test === undefined ? [] : readsOf(test)), ...readsOf(source)]
  return [{ set, to: source, ...(test === undefined ? {} : { if: test }), on }]
}

function runExpression(
  node: Node,
  test: Expression | undefined,
  place: Place,
  made: Making,
): Effect[] {
  const set = targetOf(node, place, made)
  const text = textAt(node, 'runExpression')
  const to = text === undefined ? undefined : expressionOf(text, place, made)
  if (set === undefined || test === undefined || to === undefined) return []
  return [{ set, to, if: test, on: readsOf(test) }]
}
