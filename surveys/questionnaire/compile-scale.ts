import type { Choice } from '../../protocol/form/form.ts'
import type { Line, Text } from '../../protocol/form/text.ts'
import { choicesOf, plain } from './compile-choices.ts'
import { type Making, refuse } from './making.ts'
import { isScalar, listAt, type Node, numberAt } from './node.ts'
import type { Place } from './reference.ts'
import { textIn, textOf } from './text.ts'
import { endsOf } from './words.ts'

/** The two choices of a yes-or-no question. */
export const booleanChoices = (node: Node, place: Place, made: Making): Choice[] =>
  endsOf(node).map(([own, says]) => {
    const value = isScalar(own) ? own : String(own)
    return { value, text: textOf(says, place, made) ?? plain(value) }
  })

/** The steps of a rating; its two end descriptions become part of the end steps' texts. */
export function ratingChoices(node: Node, place: Place, made: Making): Choice[] {
  const steps =
    listAt(node, 'rateValues').length > 0
      ? choicesOf({ choices: node.rateValues, measure: node.measure }, place, made)
      : evenSteps(node, place, made)
  const low = textIn(node, 'minRateDescription', place, made)
  const high = textIn(node, 'maxRateDescription', place, made)
  return steps.map((step, index) => {
    const said = index === 0 ? low : index === steps.length - 1 ? high : undefined
    return said === undefined ? step : { ...step, text: withDescription(step.text, said) }
  })
}

function evenSteps(node: Node, place: Place, made: Making): Choice[] {
  const low = numberAt(node, 'rateMin') ?? 1
  const step = numberAt(node, 'rateStep') ?? 1
  const count = numberAt(node, 'rateCount')
  const high = numberAt(node, 'rateMax') ?? (count === undefined ? 5 : low + (count - 1) * step)
  const total = step > 0 ? Math.floor((high - low) / step + 1e-9) + 1 : 0
  if (total < 2 || total > 20) {
    refuse(made, place.at, '评分的档数必须在 2 到 20 之间')
    return []
  }
  return Array.from({ length: total }, (_, index) => {
    const value = Number((low + index * step).toFixed(6))
    return { value, text: plain(value) }
  })
}

function withDescription(text: Text, said: Text): Text {
  const chinese = joined(text['zh-CN'], said['zh-CN'])
  return said.en === undefined
    ? { 'zh-CN': chinese }
    : { 'zh-CN': chinese, en: joined(text.en ?? text['zh-CN'], said.en) }
}

const joined = (text: Line, said: Line): Line =>
  typeof text === 'string' && typeof said === 'string'
    ? `${text} ${said}`
    : [
        ...(typeof text === 'string' ? [text] : text),
        ' ',
        ...(typeof said === 'string' ? [said] : said),
      ]
