import { codePoints, isUntidy } from '../../protocol/form/hygiene.ts'
import { languagesOf, withoutTags } from './languages.ts'
import { type Making, tell } from './making.ts'
import { isNode, type Node, textAt } from './node.ts'
import { bounds } from './questionnaire.ts'

/** Advice on the wording: full-width punctuation in Chinese, short titles, no hidden characters. */
export function lintTexts(canonical: Node, made: Making): void {
  visit(canonical, '', made)
}

const textual =
  /^(?:title|description|text|html|completedHtml|label(?:True|False)|\w+Text|\w+Description|placeholder)$/

function visit(node: Node, around: string, made: Making): void {
  const at = textAt(node, 'name') ?? around
  for (const [key, value] of Object.entries(node)) {
    if (textual.test(key)) lintText(value, at, made)
    else if (key !== 'measure') visitAll(value, at, made)
  }
  if (typeof node.type === 'string') lintTitle(node.title, at, made)
}

function visitAll(value: unknown, at: string, made: Making): void {
  for (const child of Array.isArray(value) ? value : [value]) {
    if (isNode(child)) visit(child, at, made)
  }
}

/** A half-width sign beside a Chinese character; figures and Latin words keep theirs. */
const halfWidth =
  /[\u4e00-\u9fff][,;:!?]|[,;:!?]\s?[\u4e00-\u9fff]|[\u4e00-\u9fff]\(|\)[\u4e00-\u9fff]|[\u4e00-\u9fff]\.(?:\s|$)/

function lintText(value: unknown, at: string, made: Making): void {
  const { zh = '', en = '' } = languagesOf(value)
  const plain = withoutTags(zh).replace(/\{[^{}]*\}/g, '题')
  if (halfWidth.test(plain))
    tell(made, at, 'half-width', `“${start(plain)}”里有半角标点，中文请用全角`)
  if (isUntidy(zh) || isUntidy(en))
    tell(made, at, 'hidden-characters', '文字里有看不见的或改变方向的字符')
}

const start = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}……` : text)

function lintTitle(value: unknown, at: string, made: Making): void {
  const { zh = '' } = languagesOf(value)
  const length = codePoints(withoutTags(zh))
  if (length > bounds.titleLength && /[\u4e00-\u9fff]/.test(zh))
    tell(made, at, 'long-title', `题目 ${length} 个字，请缩到 ${bounds.titleLength} 个字以内`)
}
