import { RE2JS } from 're2js'
import { checkSync } from 'recheck'
import type { Check } from '../../protocol/form/author-check.ts'
import { expressionOf } from './expression.ts'
import { type Making, refuse, tell } from './making.ts'
import { isOn, type Node, nodesAt, numberAt, textAt } from './node.ts'
import type { Place } from './reference.ts'
import { textIn } from './text.ts'

/** The author's validators of a question. */
export function checksOf(node: Node, place: Place, made: Making): Check[] {
  return nodesAt(node, 'validators').flatMap((validator) => {
    const check = checkOf(validator, place, made)
    if (check === undefined) return []
    const say = textIn(validator, 'text', place, made)
    return [say === undefined ? check : { ...check, say }]
  })
}

function checkOf(validator: Node, place: Place, made: Making): Check | undefined {
  const { type, notificationType } = validator
  if (notificationType !== undefined && notificationType !== 'error') {
    tell(made, place.at, 'unused', '只作提醒的校验不拦答案，不用')
    return undefined
  }
  if (type === 'email') return { is: 'email' }
  if (type === 'numeric') return { is: 'number', ...ends(validator, 'minValue', 'maxValue') }
  if (type === 'answercount')
    return { is: 'count', ...positive(ends(validator, 'minCount', 'maxCount')) }
  if (type === 'text') {
    const isFree = validator.allowDigits !== false
    const length = positive(ends(validator, 'minLength', 'maxLength'))
    return { is: 'length', ...length, ...(isFree ? {} : { noDigits: true as const }) }
  }
  if (type === 'regex') return pattern(validator, place, made)
  if (type === 'expression') return expression(validator, place, made)
  refuse(made, place.at, `校验 ${String(type)} 不支持`)
  return undefined
}

interface Ends {
  readonly min?: number
  readonly max?: number
}

function ends(node: Node, low: string, high: string): Ends {
  const [min, max] = [numberAt(node, low), numberAt(node, high)]
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}

/** survey-core reads 0 as "no limit" here. */
const positive = ({ min = 0, max = 0 }: Ends): Ends => ({
  ...(min > 0 ? { min } : {}),
  ...(max > 0 ? { max } : {}),
})

function expression(validator: Node, place: Place, made: Making): Check | undefined {
  const text = textAt(validator, 'expression')
  if (text === undefined) return undefined
  const holds = expressionOf(text, place, made)
  return holds === undefined ? undefined : { is: 'expression', holds }
}

/** Patterns run on phones by the browser and on the server by RE2: both must be able to, in linear time. */
function pattern(validator: Node, place: Place, made: Making): Check | undefined {
  const source = textAt(validator, 'regex')
  if (source === undefined) return undefined
  const ignoreCase = isOn(validator, 'caseInsensitive') || isOn(validator, 'insensitive')
  const reason = whyUnsafe(source, ignoreCase)
  if (reason === undefined)
    return { is: 'pattern', source, ...(ignoreCase ? { ignoreCase: true as const } : {}) }
  refuse(made, place.at, `正则表达式 ${source} ${reason}`)
  return undefined
}

function whyUnsafe(source: string, ignoreCase: boolean): string | undefined {
  if (source.length > 500) return '超过 500 个字符'
  try {
    new RegExp(source, ignoreCase ? 'i' : '')
    RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
  } catch {
    return '无法理解，或者用了 RE2 没有的写法'
  }
  const { status } = checkSync(source, ignoreCase ? 'i' : '', { timeout: 3000 })
  return status === 'safe' ? undefined : '可能让手机卡死（回溯过多）'
}
