import type { Expression } from '../../protocol/form/expression.ts'
import type { Computed } from '../../protocol/form/form.ts'
import type { Line, Text } from '../../protocol/form/text.ts'
import { sharedOf } from './compile-base.ts'
import { expressionOf } from './expression.ts'
import { formatted, lineParts } from './formatted.ts'
import { languagesOf } from './languages.ts'
import { type Making, refuse, tell } from './making.ts'
import { keyOf } from './names.ts'
import { type Node, numberAt, textAt } from './node.ts'
import { partOf } from './part-of.ts'
import type { Place } from './reference.ts'
import { plainText, textIn } from './text.ts'

/** A computed question; in the form itself it reads its own value, so that all see the same. */
export function computedOf(node: Node, place: Place, made: Making): Computed {
  const text = textAt(node, 'expression')
  if (text === undefined) refuse(made, place.at, '计算题没有算式')
  const own = text === undefined ? undefined : expressionOf(text, place, made)
  const value: Expression = place.row === undefined ? ['ref', 'values', keyOf(node)] : (own ?? null)
  return {
    ...sharedOf(node, place, made, true),
    kind: 'computed',
    key: keyOf(node),
    part: partOf(node, false),
    value,
    text: drawn(node, value, place, made),
  }
}

/** What stands on the screen: the title and the value, rounded where the author wants it, in the author's `format`. */
function drawn(node: Node, value: Expression, place: Place, made: Making): Text {
  const style = textAt(node, 'displayStyle')
  if (style !== undefined && style !== 'none' && style !== 'decimal')
    tell(made, place.at, 'unused', `显示样式 ${style}（displayStyle）不用，只显示数`)
  const digits = numberAt(node, 'maximumFractionDigits') ?? numberAt(node, 'precision') ?? -1
  const ref: Expression =
    digits < 0
      ? value
      : ['call', 'iif', ['notempty', value], ['call', 'round', value, digits], value]
  const { zh = '{0}', en = zh } = languagesOf(node.format)
  const name = keyOf(node)
  const title = textIn(node, 'title', place, made) ?? plainText(name, name)
  const line = (head: Line, format: string): Line => [
    ...(node.titleLocation === 'hidden' ? [] : [...lineParts(head), '：']),
    ...formatted(format, ref),
  ]
  const chinese = line(title['zh-CN'], zh)
  return title.en === undefined && en === zh
    ? { 'zh-CN': chinese }
    : { 'zh-CN': chinese, en: line(title.en ?? title['zh-CN'], en) }
}
