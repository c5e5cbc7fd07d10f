import type { Expression } from '../../protocol/form/expression.ts'
import { commentKey, isConstant, type Known, type Names } from './names.ts'
import { isScalar } from './node.ts'
import { outsideNames } from './questionnaire.ts'
import { totalOf } from './total-of.ts'

/** Where a condition stands: inside a list or table, at a choice or a row. */
export interface Place {
  readonly at: string
  readonly names: Names
  readonly row?: RowPlace
  /** The value `{item}` stands for. */
  readonly item?: string | number | boolean
  /** The members of the list a function goes through, read by their bare names. */
  readonly entry?: ReadonlyMap<string, Known>
  /** A grid's title: `{row}` is the text of the row in view. */
  readonly inGrid?: true
}

export interface RowPlace {
  readonly prefix: 'row' | 'panel'
  readonly members: ReadonlyMap<string, Known>
  readonly up?: RowPlace
}

/** What a name in braces turned out to be. */
export type Found =
  | {
      readonly is: 'value'
      readonly expression: Expression
      /** The question whose answer it is. */
      readonly leaf?: Known
      readonly ordered?: true
    }
  | { readonly is: 'computed'; readonly known: Known; readonly scope: 'answers' | 'row' }
  | { readonly is: 'missing' }
  | { readonly is: 'refused'; readonly reason: string }

interface Step {
  readonly name: string
  readonly index?: number
}

const placeNames: Readonly<Record<string, string>> = {
  rowindex: 'rowIndex',
  rowname: 'rowName',
  rowvalue: 'rowName',
  panelindex: 'panelIndex',
}

const unsupported = new Set([
  'self',
  'parent',
  'matrix',
  'composite',
  'column',
  'prevrow',
  'nextrow',
  'totalrow',
  'prevpanel',
  'nextpanel',
  'visiblepanelindex',
  'visiblerowindex',
  'rowtitle',
  'survey',
  'pageno',
  'pagecount',
  'questioncount',
  'locale',
])

/** Looks a name up as survey-core does: letter case does not count, the longest known name wins. */
export function lookUp(name: string, place: Place): Found {
  if (name.startsWith('#') || name.startsWith('$'))
    return { is: 'refused', reason: `{${name}}：题目属性的引用不支持` }
  const steps = name.split('.').map(stepOf)
  const inEntry = place.entry === undefined ? undefined : among(place.entry, steps, 'row')
  return inEntry ?? special(name, steps, place) ?? inForm(name, steps, place)
}

function stepOf(text: string): Step {
  const found = /^(.*)\[(-?\d{1,4})\]$/.exec(text)
  return found === null ? { name: text } : { name: found[1] ?? '', index: Number(found[2]) }
}

function special(name: string, steps: readonly Step[], place: Place): Found | undefined {
  const first = (steps[0]?.name ?? '').toLowerCase()
  return (
    ownItem(first, steps, place) ??
    (place.row === undefined ? undefined : inRow(name, first, steps, place.row))
  )
}

function ownItem(first: string, steps: readonly Step[], place: Place): Found | undefined {
  const isItem = first === 'item' || first === 'choice'
  if (isItem && place.item !== undefined && steps.length <= 2)
    return { is: 'value', expression: place.item }
  return place.inGrid === true && (first === 'row' || first === 'item')
    ? { is: 'value', expression: ['ref', 'place', 'rowTitle'] }
    : undefined
}

function inRow(
  name: string,
  first: string,
  steps: readonly Step[],
  row: RowPlace,
): Found | undefined {
  const own = Object.hasOwn(placeNames, first) ? placeNames[first] : undefined
  if (own !== undefined) return { is: 'value', expression: ['ref', 'place', own] }
  if (unsupported.has(first)) return { is: 'refused', reason: `{${name}} 不支持` }
  if (first === row.prefix && steps.length > 1)
    return among(row.members, steps.slice(1), 'row') ?? { is: 'missing' }
  if (first === 'parentpanel' && row.up !== undefined)
    return among(row.up.members, steps.slice(1), 'up') ?? { is: 'missing' }
  return undefined
}

function inForm(name: string, steps: readonly Step[], { names }: Place): Found {
  const lower = name.toLowerCase()
  const calculated = names.calculated.get(lower)
  if (calculated !== undefined) return { is: 'value', expression: ['ref', 'values', calculated] }
  const found = among(names.questions, steps, 'answers')
  if (found !== undefined) return found
  const total = totalIn(steps, names)
  if (total !== undefined) return total
  const comment = names.comments.get(lower)
  if (comment !== undefined) return { is: 'value', expression: ['ref', 'answers', comment] }
  if (outsideNames.includes(name)) return { is: 'value', expression: ['ref', 'outside', name] }
  const first = (steps[0]?.name ?? '').toLowerCase()
  if (unsupported.has(first) || names.containers.has(first))
    return { is: 'refused', reason: `{${name}} 不是题目，不支持` }
  return { is: 'missing' }
}

/** `{table-total.column}`. */
function totalIn(steps: readonly Step[], { questions }: Names): Found | undefined {
  const table = /^(.+)-total$/.exec((steps[0]?.name ?? '').toLowerCase())?.[1]
  const known = table === undefined ? undefined : questions.get(table)
  const column = known?.members.get((steps[1]?.name ?? '').toLowerCase())
  if (known === undefined || column === undefined || steps.length !== 2) return undefined
  if (column.type === 'expression') return { is: 'refused', reason: '计算列不能合计（totalType）' }
  const expression = totalOf(known, column, 'answers')
  return expression === undefined ? undefined : { is: 'value', expression }
}

/** The longest run of steps that names a question, and the way from there on. */
function among(
  known: ReadonlyMap<string, Known>,
  steps: readonly Step[],
  scope: 'answers' | 'row' | 'up',
): Found | undefined {
  for (let length = steps.length; length > 0; length -= 1) {
    const head = steps.slice(0, length)
    if (head.slice(0, -1).some((step) => step.index !== undefined)) continue
    const found = known.get(
      head
        .map((step) => step.name)
        .join('.')
        .toLowerCase(),
    )
    if (found === undefined) continue
    const index = head.at(-1)?.index
    return into(found, index, steps.slice(length), scope)
  }
  return undefined
}

function into(
  found: Known,
  index: number | undefined,
  rest: readonly Step[],
  scope: 'answers' | 'row' | 'up',
): Found {
  if (found.type === 'expression')
    return scope === 'up'
      ? { is: 'refused', reason: `外层的计算题“${found.key}”不能在里层引用` }
      : { is: 'computed', known: found, scope }
  const way = deeper(found, index === undefined ? rest : [{ name: '', index }, ...rest])
  if (typeof way === 'string') return { is: 'refused', reason: way }
  const { steps, leaf } = way
  if (isConstant(leaf.node)) return constantOf(leaf)
  if (leaf.isOtherInline) return inlineOther(leaf, steps, scope)
  const expression: Expression = ['ref', scope, found.key, ...steps]
  return found.type === 'ranking' && steps.length === 0
    ? { is: 'value', expression, leaf, ordered: true }
    : { is: 'value', expression, leaf }
}

function constantOf({ key, node: { defaultValue } }: Known): Found {
  return isScalar(defaultValue)
    ? { is: 'value', expression: defaultValue }
    : { is: 'refused', reason: `“${key}”从不显示，它的默认答案不是一个值，条件不能引用` }
}

/** Where the author has the text of "other" stand as the answer itself, conditions read it so. */
function inlineOther(
  leaf: Known,
  steps: readonly (string | number)[],
  scope: 'answers' | 'row' | 'up',
): Found {
  const isSeveral = leaf.type === 'checkbox' || leaf.type === 'tagbox' || leaf.type === 'ranking'
  if (isSeveral || steps.length > 0)
    return { is: 'refused', reason: `“${leaf.key}”把“其他”写的字当作答案，条件不能这样引用` }
  const answer: Expression = ['ref', scope, leaf.key]
  const text: Expression = ['ref', scope, commentKey(leaf.key)]
  return { is: 'value', expression: ['call', 'iif', ['=', answer, 'other'], text, answer], leaf }
}

interface Way {
  readonly steps: readonly (string | number)[]
  /** The question, row or cell at its end. */
  readonly leaf: Known
}

/** The steps inside an answer, spelled as its keys are; a sentence where an inner value is not sent. */
function deeper(found: Known, steps: readonly Step[]): Way | string {
  const [step, ...rest] = steps
  if (step === undefined) return { steps: [], leaf: found }
  const { name, index } = step
  const lower = name.toLowerCase()
  const isRow = found.rows.has(lower)
  const member = isRow ? undefined : found.members.get(lower)
  if (member?.type === 'expression') return `{${found.key}} 里的计算题不能在别处引用`
  const way = deeper(member ?? { ...found, rows: new Map() }, rest)
  if (typeof way === 'string') return way
  const own = name === '' ? [] : [found.rows.get(lower) ?? member?.key ?? name]
  return { ...way, steps: [...own, ...(index === undefined ? [] : [index]), ...way.steps] }
}
