import type { Expression } from '../../protocol/form/expression.ts'
import type { Line, Text } from '../../protocol/form/text.ts'
import { noteOutside } from './expression.ts'
import { type Making, refuse, tell } from './making.ts'
import { isNode, type Node } from './node.ts'
import { lookUp, type Place } from './reference.ts'

/** An author's localised string in the two languages there are; undefined where nothing is written. */
export function textOf(value: unknown, place: Place, made: Making): Text | undefined {
  const { zh, en } = languagesOf(value)
  const first = zh ?? en
  if (first === undefined) return undefined
  const chinese = lineOf(first, place, made)
  return en === undefined || zh === undefined
    ? { 'zh-CN': chinese }
    : { 'zh-CN': chinese, en: lineOf(en, place, made) }
}

/** The member of a node, read as a text. */
export const textIn = (node: Node, key: string, place: Place, made: Making): Text | undefined =>
  textOf(node[key], place, made)

/** The first of some members that is written, as a text. */
export const plainText = (chinese: string, english: string): Text => ({
  'zh-CN': chinese,
  en: english,
})

interface Languages {
  readonly zh?: string
  readonly en?: string
}

export function languagesOf(value: unknown): Languages {
  if (typeof value === 'string') return value === '' ? {} : { zh: value }
  if (typeof value === 'number' || typeof value === 'boolean') return { zh: String(value) }
  if (!isNode(value)) return {}
  const written = new Map(
    Object.entries(value).flatMap(([locale, text]) =>
      typeof text === 'string' && text !== '' ? [[locale.toLowerCase(), text] as const] : [],
    ),
  )
  const usual = written.get('default')
  const chinese = written.get('zh-cn') ?? written.get('zh')
  const english = written.get('en') ?? (chinese === undefined ? undefined : latin(usual))
  const zh = chinese ?? usual ?? english ?? [...written.values()][0]
  return { ...(zh === undefined ? {} : { zh }), ...(english === undefined ? {} : { en: english }) }
}

const latin = (text: string | undefined): string | undefined =>
  text !== undefined && !/[\u4e00-\u9fff]/.test(text) ? text : undefined

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

const tag = /<\/?[a-zA-Z][^<>]*>/

/** HTML as plain text: scripts and styles gone with their content, blocks as lines, everything else without tags. */
export function withoutTags(html: string): string {
  return html
    .replace(/<(script|style|iframe|svg|math)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-zA-Z!][^<>]*(?:>|$)/g, '')
    .replace(
      /&(?:#(\d{1,6})|([a-z]+));/g,
      (whole, code: string | undefined, name: string | undefined) =>
        code === undefined ? (entities[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
    )
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function lineOf(raw: string, place: Place, made: Making): Line {
  if (!raw.isWellFormed()) refuse(made, place.at, '文字里有残缺的字符')
  const text = tag.test(raw) ? withoutTags(raw) : raw
  if (text !== raw) {
    const isActive = /\son\w+\s*=|<script|javascript:/i.test(raw)
    const what = isActive ? 'HTML 里的脚本和事件已去掉，只保留文字' : 'HTML 标记已去掉，只保留文字'
    tell(made, place.at, isActive ? 'active-html' : 'html', what)
  }
  return piped(text, place, made)
}

/** `{question}` in a text becomes a segment; what names nothing stays as it is written, with a line to the author. */
function piped(text: string, place: Place, made: Making): Line {
  if (!text.includes('{')) return text
  const segments: (string | { readonly ref: Expression })[] = []
  let rest = ''
  for (const part of text.split(/(\{[^{}]+\})/)) {
    const ref = /^\{[^{}]+\}$/.test(part) ? refOf(part.slice(1, -1).trim(), place, made) : undefined
    if (ref === undefined) rest += part
    else {
      if (rest !== '') segments.push(rest)
      rest = ''
      segments.push({ ref })
    }
  }
  if (segments.length === 0) return rest
  if (rest !== '') segments.push(rest)
  return segments
}

function refOf(name: string, place: Place, made: Making): Expression | undefined {
  const found = lookUp(name, place)
  if (found.is === 'value') {
    noteOutside(found.expression, made)
    return found.expression
  }
  if (found.is === 'computed')
    return ['ref', found.scope === 'answers' ? 'values' : 'row', found.known.key]
  tell(made, place.at, 'missing-question', `文字里的 {${name}} 不是任何题目，按原样显示`)
  return undefined
}
