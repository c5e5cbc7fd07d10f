import { isNode, type Node } from './node.ts'
import { bounds, type Refusal } from './questionnaire.ts'

/** What survey-core must never be given: it would load from the network, freeze, or overflow its stack. */

/** Names that mean something to every JavaScript object, whatever their letter case. */
const reserved = new Set(
  ['__proto__', 'prototype', ...Object.getOwnPropertyNames(Object.prototype)].map((name) =>
    name.toLowerCase(),
  ),
)

const forbidden: Readonly<Record<string, string>> = {
  choicesByUrl: '选项来自网址（choicesByUrl），服务器无法核对，不支持',
  surveyId: '不能从外部网站加载问卷（surveyId）',
  surveyPostId: '不能把答案发往外部网站（surveyPostId）',
  navigateToUrl: '填完后不能跳到别的网址（navigateToUrl）',
  navigateToUrlOnCondition: '填完后不能跳到别的网址（navigateToUrlOnCondition）',
  choicesFromQuestion: '选项取自另一题（choicesFromQuestion）不支持',
}

const isExpressionKey = (key: string): boolean =>
  key === 'expression' || /(?:If|Expression)$/.test(key)

interface Walk {
  readonly refusals: Refusal[]
  elements: number
}

/** Every reason not to look any further into a definition; empty when it may be parsed. */
export function guard(definition: unknown): Refusal[] {
  if (!isNode(definition)) return [{ at: '', reason: '问卷定义必须是一个 JSON 对象' }]
  const walk: Walk = { refusals: [], elements: 0 }
  if (!visit(definition, '', 0, walk)) return walk.refusals
  if (new TextEncoder().encode(JSON.stringify(definition)).length > bounds.bytes)
    walk.refusals.push({ at: '', reason: `问卷定义超过 ${bounds.bytes} 字节` })
  if (walk.elements > bounds.elements)
    walk.refusals.push({ at: '', reason: `题目超过 ${bounds.elements} 个` })
  return walk.refusals
}

/** False when it is too deep to go on. */
function visit(value: unknown, at: string, depth: number, walk: Walk): boolean {
  if (depth > bounds.depth) {
    walk.refusals.push({ at, reason: `嵌套超过 ${bounds.depth} 层` })
    return false
  }
  if (Array.isArray(value)) {
    if (value.length > bounds.choices)
      walk.refusals.push({ at, reason: `列表超过 ${bounds.choices} 项` })
    return value.every((entry) => visit(entry, at, depth + 1, walk))
  }
  return isNode(value) ? visitNode(value, at, depth, walk) : true
}

function visitNode(node: Node, around: string, depth: number, walk: Walk): boolean {
  const name = typeof node.name === 'string' ? node.name : undefined
  const at = name ?? around
  if (typeof node.type === 'string') walk.elements += 1
  for (const own of [node.name, node.valueName, node.value]) {
    if (typeof own === 'string' && reserved.has(own.toLowerCase()))
      walk.refusals.push({ at, reason: `不能用“${own}”作名称或选项值` })
  }
  return Object.entries(node).every(([key, value]) => {
    checkMember(key, value, at, walk)
    return visit(value, at, depth + 1, walk)
  })
}

function checkMember(key: string, value: unknown, at: string, walk: Walk): void {
  const reason = Object.hasOwn(forbidden, key) ? forbidden[key] : undefined
  if (reason !== undefined && value !== '' && value !== undefined)
    walk.refusals.push({ at, reason })
  if (reserved.has(key.toLowerCase())) walk.refusals.push({ at, reason: `不能用“${key}”作属性名` })
  const isTooLong =
    isExpressionKey(key) && typeof value === 'string' && value.length > bounds.expressionLength
  if (isTooLong)
    walk.refusals.push({ at, reason: `条件（${key}）超过 ${bounds.expressionLength} 个字符` })
}
