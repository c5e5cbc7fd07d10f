import type { Expression } from '../../protocol/form/expression.ts'
import type { Choice, Comment, Row, Scalar } from '../../protocol/form/form.ts'
import type { Text } from '../../protocol/form/text.ts'
import { both, expressionOf } from './expression.ts'
import { type Making, refuse, tell } from './making.ts'
import { measuresOf } from './measure-of.ts'
import { commentKey, keyOf } from './names.ts'
import { isNode, isOn, isScalar, listAt, type Node, nodesAt, numberAt, textAt } from './node.ts'
import { textLimits } from './questionnaire.ts'
import type { Place } from './reference.ts'
import { safeKey } from './safe-key.ts'
import { plainText, textIn, textOf } from './text.ts'
import { specialsOf } from './words.ts'

/** The choices of a question in the order they are drawn, the special ones last and apart. */
export function choicesOf(node: Node, place: Place, made: Making): Choice[] {
  const own = [...listAt(node, 'choices').map(itemOf), ...numbered(node)]
  const missing = missingIn(node)
  const choices = own.map((item) => choiceOf(item, node, place, made, missing))
  const all = [...choices, ...specials(node, place, made)]
  if (all.length === 0) refuse(made, place.at, '没有选项')
  checkValues(all, place.at, made)
  if (node.choicesOrder === 'random')
    tell(made, place.at, 'unused', '选项随机排序（choicesOrder: random）不用，按写的顺序')
  return drawnOrder(all, node.choicesOrder)
}

/** As written, or by the Chinese words where the author wants that; those apart always last, of them "other" first. */
function drawnOrder(choices: readonly Choice[], order: unknown): Choice[] {
  const plain = choices.filter((choice) => choice.apart !== true)
  if (order === 'asc' || order === 'desc') {
    plain.sort((one, other) => wordsOf(one).localeCompare(wordsOf(other), 'zh-CN'))
    if (order === 'desc') plain.reverse()
  }
  const apart = choices.filter((choice) => choice.apart === true)
  const isOther = ({ value }: Choice): boolean => value === 'other'
  return [...plain, ...apart.filter(isOther), ...apart.filter((choice) => !isOther(choice))]
}

const wordsOf = ({ text }: Choice): string => String(text['zh-CN'])

const itemOf = (item: unknown): Node => (isNode(item) ? item : { value: item })

/** Values of the question's own measure that are no score stand apart. */
function missingIn(node: Node): readonly string[] {
  const measures = Array.isArray(node.measure) ? node.measure : [node.measure]
  return measures.filter(isNode).flatMap((one) => listAt(one, 'missing').map(String))
}

function numbered(node: Node): Node[] {
  const [from, to] = [numberAt(node, 'choicesMin'), numberAt(node, 'choicesMax')]
  if (to === undefined) return []
  const step = numberAt(node, 'choicesStep') ?? 1
  const count = step > 0 ? Math.min(1000, Math.floor((to - (from ?? 0)) / step) + 1) : 0
  return Array.from({ length: Math.max(0, count) }, (_, place) => ({
    value: (from ?? 0) + place * step,
  }))
}

const allowed = new Set([
  'value',
  'text',
  'visibleIf',
  'enableIf',
  'imageLink',
  'randomize',
  'isExclusive',
])

function choiceOf(
  item: Node,
  node: Node,
  place: Place,
  made: Making,
  missing: readonly string[],
): Choice {
  for (const key of Object.keys(item))
    if (!allowed.has(key)) refuse(made, place.at, `选项的属性 ${key} 不支持`)
  const value = scalarIn(item, place, made)
  const own = { ...place, item: value }
  // A choice that cannot be chosen at the moment is not shown.
  const show = both(
    conditionAt(item, node, 'visibleIf', 'choicesVisibleIf', own, made),
    conditionAt(item, node, 'enableIf', 'choicesEnableIf', own, made),
  )
  const image = imageOf(item, place, made)
  const isAlone = isOn(item, 'isExclusive')
  return {
    value,
    text: textIn(item, 'text', place, made) ?? plain(value),
    ...(image === undefined ? {} : { image }),
    ...(isAlone || missing.includes(String(value)) ? { apart: true as const } : {}),
    ...(isAlone ? { alone: true as const } : {}),
    ...(show === undefined ? {} : { show }),
  }
}

function scalarIn(item: Node, place: Place, made: Making): Scalar {
  const { value } = item
  if (isScalar(value) && value !== '' && !Object.is(value, -0)) return value
  refuse(made, place.at, '有一个选项没有值')
  return ''
}

export const plain = (value: Scalar): Text => ({ 'zh-CN': String(value) })

/** A choice's own condition, or the question's for all its choices, with `{item}` as this choice. */
function conditionAt(
  item: Node,
  node: Node,
  own: string,
  general: string,
  place: Place,
  made: Making,
): Expression | undefined {
  const text = textAt(item, own) ?? textAt(node, general)
  return text === undefined ? undefined : expressionOf(text, place, made)
}

/** Pictures come with the definition or from this server: nothing is loaded from elsewhere. */
export function imageOf(item: Node, place: Place, made: Making): string | undefined {
  const link = item.imageLink
  if (link === undefined) return undefined
  const isInline =
    typeof link === 'string' && /^data:image\/(?:png|jpeg|webp|gif);base64,/.test(link)
  const isOwn = typeof link === 'string' && /^\/[A-Za-z0-9]/.test(link) && !link.includes('..')
  if (isInline || isOwn) return link
  refuse(made, place.at, '图片必须随问卷一起（data:）或放在本站，不能取自别的网站')
  return undefined
}

/** All of them but "other" exclude the rest. */
const specials = (node: Node, place: Place, made: Making): Choice[] =>
  specialsOf(node).map(([value, says]) => ({
    value,
    text: textOf(says, place, made) ?? plain(value),
    apart: true,
    ...(value === 'other' ? {} : { alone: true }),
  }))

function checkValues(choices: readonly Choice[], at: string, made: Making): void {
  const seen = new Set<string>()
  for (const { value } of choices) {
    const folded = String(value).trim().toLowerCase()
    if (seen.has(folded)) refuse(made, at, `选项值“${value}”重复`)
    seen.add(folded)
  }
}

/** The free line of "other" or of the comment area; both at once would share one key. */
export function commentOf(
  node: Node,
  place: Place,
  made: Making,
  most: number,
): Comment | undefined {
  const isOther = isOn(node, 'showOtherItem')
  const isArea = isOn(node, 'showCommentArea')
  if (!isOther && !isArea) return undefined
  if (isOther && isArea) refuse(made, place.at, '“其他”和意见栏不能同时用')
  const own = isArea ? textIn(node, 'commentText', place, made) : undefined
  const title = own ?? (isArea ? plainText('补充说明', 'Comment') : undefined)
  const placeholder = textOf(node.otherPlaceholder ?? node.commentPlaceholder, place, made)
  return {
    key: commentKey(keyOf(node)),
    ...(title === undefined ? {} : { title }),
    ...(placeholder === undefined ? {} : { placeholder }),
    max: most === 0 ? textLimits.line : Math.min(most, textLimits.most),
    ...(isOther ? { when: 'other' } : {}),
  }
}

/** Rows of a grid or a table; `{item}` in their conditions is the row itself. */
export function rowsOf(node: Node, place: Place, made: Making): Row[] {
  const rows = listAt(node, 'rows').map(itemOf)
  if (rows.length === 0) refuse(made, place.at, '表格没有行')
  const cells = isNode(node.cells) ? node.cells : {}
  const made2 = rows.map((row) => rowOf(row, node, cells, place, made))
  const keys = made2.map((row) => String(row.value).trim().toLowerCase())
  if (new Set(keys).size < keys.length) refuse(made, place.at, '表格的行重复')
  return made2
}

const allowedInRow = new Set(['value', 'text', 'visibleIf', 'measure', 'randomize'])

function rowOf(item: Node, node: Node, cells: Node, place: Place, made: Making): Row {
  for (const key of Object.keys(item))
    if (!allowedInRow.has(key)) refuse(made, place.at, `行的属性 ${key} 不支持`)
  const value = scalarIn(item, place, made)
  safeKey(String(value), place.at, made)
  const show = conditionAt(
    item,
    node,
    'visibleIf',
    'rowsVisibleIf',
    { ...place, item: value },
    made,
  )
  const measure = measuresOf(item, place.at, made)
  const words = cellWords(cells[String(value)], place, made)
  return {
    value,
    text: textIn(item, 'text', place, made) ?? plain(value),
    ...(show === undefined ? {} : { show }),
    ...(measure === undefined ? {} : { measure }),
    ...(words === undefined ? {} : { words }),
  }
}

function cellWords(cell: unknown, place: Place, made: Making): Record<string, Text> | undefined {
  if (!isNode(cell)) return undefined
  const words = Object.entries(cell).flatMap(([choice, value]) => {
    const text = textOf(value, place, made)
    return text === undefined ? [] : [[choice, text] as const]
  })
  return words.length === 0 ? undefined : Object.fromEntries(words)
}

/** The columns of a grid are the choices of each of its rows. */
export const columnChoices = (node: Node, place: Place, made: Making): Choice[] => {
  const missing = nodesAt(node, 'rows').flatMap(missingIn)
  const choices = listAt(node, 'columns')
    .map(itemOf)
    .map((item) => choiceOf(item, {}, place, made, [...missing, ...missingIn(node)]))
  if (choices.length === 0) refuse(made, place.at, '表格没有列')
  checkValues(choices, place.at, made)
  return drawnOrder(choices, 'none')
}
