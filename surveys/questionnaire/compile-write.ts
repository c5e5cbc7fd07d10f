import type { Expression } from '../../protocol/form/expression.ts'
import type { Input, Write } from '../../protocol/form/form.ts'
import type { Around } from './compile-base.ts'
import { conditionAt } from './compile-base.ts'
import { type Making, refuse, tell } from './making.ts'
import { isScalar, type Node, numberAt, textAt } from './node.ts'
import { textLimits } from './questionnaire.ts'
import { textIn } from './text.ts'

const inputs: Readonly<Record<string, Input>> = {
  text: 'text',
  number: 'number',
  date: 'date',
  'datetime-local': 'datetime-local',
  month: 'month',
  time: 'time',
  email: 'email',
  tel: 'tel',
  url: 'url',
  color: 'color',
  search: 'text',
  password: 'text',
  range: 'range',
}

type WriteBody = Pick<Write, 'kind' | 'input' | 'max'> &
  Partial<Pick<Write, 'lines' | 'from' | 'to' | 'step' | 'placeholder'>>

/** A written answer: text, comment or slider. */
export function writeOf(type: string, node: Node, around: Around, made: Making): WriteBody {
  const { place, limits } = around
  const input = inputOf(type, node, place.at, made)
  const isComment = type === 'comment'
  const own = numberAt(node, 'maxLength') ?? -1
  const placeholder = textIn(node, 'placeholder', place, made)
  const step = type === 'slider' ? (numberAt(node, 'step') ?? 1) : numberAt(node, 'step')
  const [from, to] = [
    boundOf(type, node, 'min', input, around, made),
    boundOf(type, node, 'max', input, around, made),
  ]
  return {
    kind: 'write',
    input,
    max: lengthOf(own, isComment ? limits.comment : limits.line, isComment, place.at, made),
    ...(isComment ? { lines: numberAt(node, 'rows') ?? 4 } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(step === undefined || (input !== 'number' && input !== 'range') ? {} : { step }),
    ...(placeholder === undefined ? {} : { placeholder }),
  }
}

function inputOf(type: string, node: Node, at: string, made: Making): Input {
  if (type === 'slider') return 'range'
  if (type === 'comment') return 'text'
  const name = textAt(node, 'inputType') ?? 'text'
  const input = Object.hasOwn(inputs, name) ? inputs[name] : undefined
  if (name === 'week') refuse(made, at, `输入类型 ${name} 不支持`)
  else if (input === undefined)
    tell(made, at, 'input-type', `没有 ${name} 这种输入类型，浏览器当作普通文字`)
  return input ?? 'text'
}

function lengthOf(
  own: number,
  survey: number,
  isComment: boolean,
  at: string,
  made: Making,
): number {
  const wanted = own >= 0 ? own : survey
  if (wanted > textLimits.most) refuse(made, at, `字数上限超过 ${textLimits.most}`)
  if (wanted > 0) return Math.floor(wanted)
  return isComment ? textLimits.comment : textLimits.line
}

const bounded = new Set<Input>(['number', 'range', 'date', 'datetime-local', 'month', 'time'])

function boundOf(
  type: string,
  node: Node,
  end: 'min' | 'max',
  input: Input,
  { place }: Around,
  made: Making,
): Expression | undefined {
  const computed = conditionAt(node, `${end}ValueExpression`, place, made)
  if (computed !== undefined) return computed
  const usual = type === 'slider' ? (end === 'min' ? 0 : 100) : undefined
  const value = node[end] ?? usual
  if (value === undefined || value === '') return undefined
  if (!isScalar(value) || typeof value === 'boolean' || String(value).startsWith('=')) {
    refuse(made, place.at, `${end} 写得不对`)
    return undefined
  }
  if (!bounded.has(input)) return undefined
  const isNumeric = input === 'number' || input === 'range'
  return isNumeric ? Number(value) : String(value)
}
