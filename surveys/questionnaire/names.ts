import { isNode, isOn, listAt, type Node, nodesAt, textAt } from './node.ts'

/** What a name in braces may mean. */
export interface Known {
  readonly key: string
  readonly type: string
  readonly node: Node
  /** Columns, template questions or lines, by lower-case key. */
  readonly members: ReadonlyMap<string, Known>
  /** The text of "other" is the answer itself for conditions (`storeOthersAsComment: false`). */
  readonly isOtherInline: boolean
  /** Row values by their lower-case spelling. */
  readonly rows: ReadonlyMap<string, string>
}

export interface Names {
  /** `storeOthersAsComment: false` of the whole survey. */
  readonly isOtherInline: boolean
  readonly questions: ReadonlyMap<string, Known>
  /** Comment keys by lower case. */
  readonly comments: ReadonlyMap<string, string>
  readonly calculated: ReadonlyMap<string, string>
  /** Pages and panels: no values, but names that conditions might wrongly use. */
  readonly containers: ReadonlySet<string>
}

export const keyOf = (node: Node): string => textAt(node, 'valueName') ?? textAt(node, 'name') ?? ''

/** The elements of a page, a panel or a template. */
export const elementsOf = (node: Node): readonly Node[] => [
  ...nodesAt(node, 'elements'),
  ...nodesAt(node, 'templateElements'),
]

/** Questions among elements, those inside panels too. */
export const questionsOf = (elements: readonly Node[]): Node[] =>
  elements.flatMap((element) =>
    element.type === 'panel' ? questionsOf(elementsOf(element)) : [element],
  )

const panelsOf = (elements: readonly Node[]): Node[] =>
  elements.flatMap((element) =>
    element.type === 'panel' ? [element, ...panelsOf(elementsOf(element))] : [],
  )

const choosing = new Set(['dropdown', 'radiogroup', 'checkbox', 'tagbox'])

/** Cells of a table as questions: a column's own type, or the table's. */
export function columnsOf(table: Node): Node[] {
  const usual = textAt(table, 'cellType') ?? 'dropdown'
  return nodesAt(table, 'columns').map((column) => {
    const own = textAt(column, 'cellType')
    const type = own === undefined || own === 'default' ? usual : own
    const { cellType: _, ...rest } = column
    const isUsual = choosing.has(type) && listAt(column, 'choices').length === 0
    const choices = isUsual && table.choices !== undefined ? { choices: table.choices } : {}
    return { ...rest, type, ...choices }
  })
}

const membersOf = (node: Node): Node[] => {
  if (node.type === 'matrixdropdown' || node.type === 'matrixdynamic') return columnsOf(node)
  if (node.type === 'paneldynamic') return questionsOf(elementsOf(node))
  return node.type === 'multipletext'
    ? nodesAt(node, 'items').map((item) => ({ ...item, type: 'text' }))
    : []
}

const rowValue = (row: unknown): string => String(isNode(row) ? row.value : row)

function known(node: Node, isInline: boolean): Known {
  const rows = listAt(node, 'rows').map(rowValue)
  return {
    key: keyOf(node),
    type: textAt(node, 'type') ?? '',
    node,
    isOtherInline: isOn(node, 'showOtherItem') && (isInline || node.storeOthersAsComment === false),
    members: membersMap(membersOf(node), isInline),
    rows: new Map(rows.map((row) => [row.toLowerCase(), row])),
  }
}

const byKey = (list: readonly Known[]): Map<string, Known> => {
  const map = new Map<string, Known>()
  for (const one of list) if (!map.has(one.key.toLowerCase())) map.set(one.key.toLowerCase(), one)
  return map
}

/** A question as conditions know it. */
export const knownOf = (node: Node, { isOtherInline }: Names): Known => known(node, isOtherInline)

/** The names of a canonical definition. */
export function namesIn(canonical: Node): Names {
  const pages = nodesAt(canonical, 'pages')
  const elements = pages.flatMap(elementsOf)
  const isOtherInline = canonical.storeOthersAsComment === false
  const questions = membersMap(questionsOf(elements), isOtherInline)
  const calculated = nodesAt(canonical, 'calculatedValues').flatMap(
    (value) => textAt(value, 'name') ?? [],
  )
  const containers = [...pages, ...panelsOf(elements)].flatMap((one) => textAt(one, 'name') ?? [])
  return {
    isOtherInline,
    questions,
    comments: commentsIn(questions),
    calculated: new Map(calculated.map((name) => [name.toLowerCase(), name])),
    containers: new Set(containers.map((name) => name.toLowerCase())),
  }
}

/** Hidden whatever anybody answers. */
export const isNeverShown = (node: Node): boolean =>
  node.visible === false && textAt(node, 'visibleIf') === undefined

/** A question nobody is ever asked keeps its default: conditions read it as a constant. */
export const isConstant = (node: Node): boolean =>
  node.defaultValue !== undefined && (isOn(node, 'readOnly') || isNeverShown(node))

export const commentKey = (key: string): string => `${key}-Comment`

const commentsIn = (questions: ReadonlyMap<string, Known>): Map<string, string> =>
  new Map(
    [...questions.values()].map(({ key }) => [commentKey(key).toLowerCase(), commentKey(key)]),
  )

/** Questions by their lower-case keys; `isInline` as the whole survey has it. */
export const membersMap = (nodes: readonly Node[], isInline: boolean): ReadonlyMap<string, Known> =>
  byKey(nodes.map((node) => known(node, isInline)))
