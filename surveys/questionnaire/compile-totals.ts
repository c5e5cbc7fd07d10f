import type { Expression } from '../../protocol/form/expression.ts'
import type { Notice } from '../../protocol/form/form.ts'
import type { Line, Text } from '../../protocol/form/text.ts'
import { formatted, lineParts } from './formatted.ts'
import { languagesOf } from './languages.ts'
import { type Making, refuse, tell } from './making.ts'
import { columnsOf, type Known, keyOf } from './names.ts'
import { type Node, numberAt, textAt } from './node.ts'
import type { Place } from './reference.ts'
import { plainText, textIn } from './text.ts'
import { totalOf } from './total-of.ts'

const words: Readonly<Record<string, Text>> = {
  sum: plainText('合计：', ' in total: '),
  count: plainText('个数：', ', number: '),
  min: plainText('最小：', ', least: '),
  max: plainText('最大：', ', greatest: '),
  avg: plainText('平均：', ', on average: '),
}

/** A line for each column's total, to be read below a table: the page draws no table in which it could stand. */
export function totalsOf(
  node: Node,
  table: Known,
  show: Expression | undefined,
  place: Place,
  made: Making,
): Notice[] {
  return columnsOf(node).flatMap((column) => {
    const known = table.members.get(keyOf(column).toLowerCase())
    const total = known && totalOf(table, known, place.row === undefined ? 'answers' : 'row')
    checkTotal(column, total !== undefined, made)
    if (total === undefined) return []
    return [
      {
        kind: 'notice' as const,
        name: `${table.key}-total-${keyOf(column)}`,
        text: lineFor(column, rounded(column, total), place, made),
        ...(show === undefined ? {} : { show }),
      },
    ]
  })
}

function checkTotal(column: Node, isShown: boolean, made: Making): void {
  const at = keyOf(column)
  if (textAt(column, 'totalExpression') !== undefined)
    refuse(made, at, '自己写的合计算式（totalExpression）不支持，请用 totalType')
  if (isShown && column.type === 'expression') refuse(made, at, '计算列不能合计（totalType）')
  const style = textAt(column, 'totalDisplayStyle') ?? 'none'
  if (style !== 'none' && style !== 'decimal')
    tell(made, at, 'unused', `显示样式 ${style}（totalDisplayStyle）不用，只显示数`)
}

function rounded(column: Node, total: Expression): Expression {
  const digits = numberAt(column, 'totalMaximumFractionDigits') ?? -1
  return digits < 0 ? total : ['call', 'round', total, digits]
}

function lineFor(column: Node, ref: Expression, place: Place, made: Making): Text {
  const name = keyOf(column)
  const title = textIn(column, 'title', place, made) ?? plainText(name, name)
  const word = words[textAt(column, 'totalType') ?? ''] ?? plainText('', '')
  const { zh = '{0}', en = zh } = languagesOf(column.totalFormat)
  const line = (head: Line, middle: Line, format: string): Line => [
    ...lineParts(head),
    ...lineParts(middle),
    ...formatted(format, ref),
  ]
  return {
    'zh-CN': line(title['zh-CN'], word['zh-CN'], zh),
    en: line(title.en ?? title['zh-CN'], word.en ?? word['zh-CN'], en),
  }
}
