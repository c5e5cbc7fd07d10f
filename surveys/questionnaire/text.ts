import type { Line, Piped, Text } from '../../protocol/form/text.ts'
import { noteOutside } from './expression.ts'
import { languagesOf, withoutTags } from './languages.ts'
import { type Making, refuse, tell } from './making.ts'
import type { Node } from './node.ts'
import { lookUp, type Place } from './reference.ts'
import { wordsFor } from './words.ts'

/** An author's localised string in the two languages there are; undefined where nothing is written. */
export function textOf(value: unknown, place: Place, made: Making): Text | undefined {
  const { zh, en, lost = [] } = languagesOf(value)
  for (const locale of lost) tell(made, '', 'language', `只用中文和英文，${locale} 的文字不用`)
  const first = zh ?? en
  if (first === undefined) return undefined
  const chinese = lineOf(first, place, made, 'zh')
  return en === undefined || zh === undefined
    ? { 'zh-CN': chinese }
    : { 'zh-CN': chinese, en: lineOf(en, place, made, 'en') }
}

/** The member of a node, read as a text. */
export const textIn = (node: Node, key: string, place: Place, made: Making): Text | undefined =>
  textOf(node[key], place, made)

/** The first of some members that is written, as a text. */
export const plainText = (chinese: string, english: string): Text => ({
  'zh-CN': chinese,
  en: english,
})

const tag = /<\/?[a-zA-Z][^<>]*>/

function lineOf(raw: string, place: Place, made: Making, language: 'zh' | 'en'): Line {
  if (!raw.isWellFormed()) refuse(made, place.at, '文字里有残缺的字符')
  const text = tag.test(raw) ? withoutTags(raw) : raw
  if (text !== raw) {
    const isActive = /\son\w+\s*=|<script|javascript:/i.test(raw)
    const what = isActive ? 'HTML 里的脚本和事件已去掉，只保留文字' : 'HTML 标记已去掉，只保留文字'
    tell(made, place.at, isActive ? 'active-html' : 'html', what)
  }
  return piped(text, place, made, language)
}

/** `{question}` in a text becomes a segment; what names nothing stays as it is written, with a line to the author. */
function piped(text: string, place: Place, made: Making, language: 'zh' | 'en'): Line {
  if (!text.includes('{')) return text
  const segments: (string | Piped)[] = []
  let rest = ''
  for (const part of text.split(/(\{[^{}]+\})/)) {
    const name = /^\{([^{}]+)\}$/.exec(part)?.[1]
    const value = name === undefined ? undefined : pipedOf(name.trim(), place, made, language)
    if (value === undefined) rest += part
    else {
      if (rest !== '') segments.push(rest)
      rest = ''
      segments.push(value)
    }
  }
  if (segments.length === 0) return rest
  if (rest !== '') segments.push(rest)
  return segments
}

function pipedOf(
  name: string,
  place: Place,
  made: Making,
  language: 'zh' | 'en',
): Piped | undefined {
  const found = lookUp(name, place)
  if (found.is === 'value') {
    noteOutside(found.expression, made)
    const words = found.leaf && wordsFor(found.leaf.node, language)
    return { ref: found.expression, ...(words === undefined ? {} : { words }) }
  }
  if (found.is === 'computed')
    return { ref: ['ref', found.scope === 'answers' ? 'values' : 'row', found.known.key] }
  tell(made, place.at, 'missing-question', `文字里的 {${name}} 不是任何题目，按原样显示`)
  return undefined
}
