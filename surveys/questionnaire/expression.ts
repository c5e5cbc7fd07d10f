import { callNamed } from '../../protocol/form/calls.ts'
import type { Expression } from '../../protocol/form/expression.ts'
import { type Making, refuse, tell } from './making.ts'
import { textAt } from './node.ts'
import { bounds } from './questionnaire.ts'
import { lookUp, type Place } from './reference.ts'
import { parse, type Tree } from './survey-js.ts'

const signs: Readonly<Record<string, string>> = {
  equal: '=',
  notequal: '!=',
  less: '<',
  greater: '>',
  lessorequal: '<=',
  greaterorequal: '>=',
  and: 'and',
  or: 'or',
  plus: '+',
  minus: '-',
  mul: '*',
  div: '/',
  mod: '%',
  power: '^',
  contains: 'contains',
  notcontains: 'notcontains',
  anyof: 'anyof',
  noneof: 'noneof',
  allof: 'allof',
  empty: 'empty',
  notempty: 'notempty',
  negate: 'not',
}

interface Converting {
  readonly made: Making
  readonly place: Place
  /** Computed questions on the way here: a repeated one is a circle. */
  readonly path: readonly string[]
  nodes: number
}

/** An author's expression as the form keeps it; undefined, with the reason noted, where it cannot be. */
export function expressionOf(text: string, place: Place, made: Making): Expression | undefined {
  const before = made.refusals.length
  const expression = convertText(text, { made, place, path: [], nodes: 0 })
  if (expression !== undefined) made.expressions += 1
  return made.refusals.length > before ? undefined : expression
}

function convertText(text: string, work: Converting): Expression | undefined {
  const { made, place } = work
  if (text.length > bounds.expressionLength) {
    refuse(made, place.at, `条件超过 ${bounds.expressionLength} 个字符`)
    return undefined
  }
  if (parenthesesIn(text) > 20) {
    refuse(made, place.at, '条件里的括号嵌套超过 20 层')
    return undefined
  }
  const tree = parse(text)
  if (typeof tree === 'string') {
    refuse(made, place.at, `条件“${text}”无法理解：${tree}`)
    return undefined
  }
  return convert(tree, work)
}

export function parenthesesIn(text: string): number {
  let depth = 0
  let deepest = 0
  for (const sign of text) {
    if (sign === '(' || sign === '[' || sign === '!') deepest = Math.max(deepest, ++depth)
    else if (sign === ')' || sign === ']') depth -= 1
  }
  return deepest
}

function convert(tree: Tree, work: Converting): Expression {
  work.nodes += 1
  if (work.nodes > bounds.expressionNodes) {
    refuse(work.made, work.place.at, `条件的部件超过 ${bounds.expressionNodes} 个`)
    return null
  }
  if (tree.is === 'constant') return tree.value
  if (tree.is === 'variable') return variable(tree.name, work)
  if (tree.is === 'array') return ['array', ...tree.parts.map((part) => convert(part, work))]
  return tree.is === 'call' ? call(tree.name, tree.parts, work) : operator(tree, work)
}

function operator(tree: Tree & { is: 'operator' }, work: Converting): Expression {
  const sign = Object.hasOwn(signs, tree.name) ? signs[tree.name] : undefined
  if (sign === undefined) {
    refuse(work.made, work.place.at, `条件里的“${tree.name}”不支持`)
    return null
  }
  const isOrdered =
    (sign === '=' || sign === '!=') && tree.parts.some((part) => isRanking(part, work))
  const sides = tree.parts.map((part) => convert(part, work))
  return [isOrdered ? `${sign}=` : sign, ...sides]
}

function isRanking(tree: Tree, { place }: Converting): boolean {
  if (tree.is !== 'variable') return false
  const found = lookUp(tree.name, place)
  return found.is === 'value' && found.ordered === true
}

function variable(name: string, work: Converting): Expression {
  const { made, place, path } = work
  const found = lookUp(name, place)
  if (found.is === 'value') {
    noteOutside(found.expression, made)
    return found.expression
  }
  if (found.is === 'refused') {
    refuse(made, place.at, found.reason)
    return null
  }
  if (found.is === 'missing') {
    tell(made, place.at, 'missing-question', `条件里的 {${name}} 不是任何题目，它的值总是空`)
    return null
  }
  const { key, node } = found.known
  if (found.scope === 'answers') return ['ref', 'values', key]
  if (path.includes(key) || path.length > 10) {
    refuse(made, place.at, `计算题“${key}”绕回到自己`)
    return null
  }
  const inner = { ...work, path: [...path, key] }
  const expression = convertText(textAt(node, 'expression') ?? '', inner)
  work.nodes = inner.nodes
  return expression ?? null
}

export function noteOutside(expression: Expression, made: Making): void {
  if (Array.isArray(expression) && expression[1] === 'outside' && typeof expression[2] === 'string')
    made.outside.add(expression[2])
}

function call(name: string, parts: readonly Tree[], work: Converting): Expression {
  if (callNamed(name) === undefined) {
    refuse(work.made, work.place.at, `函数 ${name} 不支持`)
    return null
  }
  if (!name.endsWith('InArray')) return ['call', name, ...parts.map((part) => convert(part, work))]
  return overList(name, parts, work)
}

/** `sumInArray({list}, 'key', condition)`: the condition reads an entry's answers by their bare names. */
function overList(
  name: string,
  [list, key, test, more]: readonly Tree[],
  work: Converting,
): Expression {
  const { made, place } = work
  const target = list?.is === 'variable' ? lookUp(list.name, place) : undefined
  const known =
    list?.is === 'variable' ? place.names.questions.get(list.name.toLowerCase()) : undefined
  const member =
    key?.is === 'constant' ? known?.members.get(String(key.value).toLowerCase()) : undefined
  if (target?.is !== 'value' || known === undefined || member === undefined || more !== undefined) {
    refuse(made, place.at, `${name} 的第一个参数必须是重复的题组或表格，第二个参数是其中一题的名称`)
    return null
  }
  if (member.type === 'expression') {
    refuse(made, place.at, `${name} 不能汇总计算题“${member.key}”`)
    return null
  }
  const head = ['call', name, target.expression, member.key] as const
  if (test === undefined) return head
  if (test.is === 'constant') {
    refuse(made, place.at, `${name} 的条件要直接写，不要写在引号里`)
    return null
  }
  const inner = { ...work, place: { ...place, entry: known.members } }
  return [...head, ['each', convert(test, inner)]]
}

/** Both conditions, where there are both. */
export function both(
  one: Expression | undefined,
  other: Expression | undefined,
): Expression | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return one === false || other === false ? false : ['and', one, other]
}
