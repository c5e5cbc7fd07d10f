import type { Element, Question } from '../../protocol/form/form.ts'
import type { Text } from '../../protocol/form/text.ts'
import { type Around, answerableOf } from './compile-base.ts'
import { choicesOf, columnChoices, rowsOf } from './compile-choices.ts'
import { computedOf } from './compile-computed.ts'
import { listOf } from './compile-list.ts'
import { booleanChoices, ratingChoices } from './compile-scale.ts'
import { writeOf } from './compile-write.ts'
import { checkProperties, writing } from './covered.ts'
import { type Making, refuse, tell } from './making.ts'
import { columnsOf, membersMap } from './names.ts'
import { isOn, listAt, type Node, nodesAt, numberAt, textAt } from './node.ts'
import { partOf } from './part-of.ts'
import type { Place } from './reference.ts'
import { plainText, textIn } from './text.ts'

/** How a template's elements are compiled; passed in, since elements hold questions and questions hold elements. */
export type CompileElements = (elements: readonly Node[], around: Around, made: Making) => Element[]

interface Work {
  readonly node: Node
  readonly around: Around
  readonly made: Making
  readonly elements: CompileElements
}

/** Compiles one question; undefined, with the reason noted, where its type is not covered. */
export function questionOf(
  node: Node,
  around: Around,
  made: Making,
  elements: CompileElements,
): Question | undefined {
  const type = textAt(node, 'type') ?? ''
  const here = { ...around, place: { ...around.place, at: textAt(node, 'name') ?? '' } }
  const compile = Object.hasOwn(compilers, type) ? compilers[type] : undefined
  if (compile === undefined) {
    refuse(made, here.place.at, `题型 ${type} 不支持`)
    return undefined
  }
  checkProperties(node, type, here.place.at, made)
  if (around.place.row !== undefined) refuseWriting(node, here.place.at, made)
  return compile({ node, around: here, made, elements })
}

function refuseWriting(node: Node, at: string, made: Making): void {
  for (const key of writing)
    if (node[key] !== undefined) refuse(made, at, `题组、表格和多行里的题，属性 ${key} 不支持`)
}

const base = ({ node, around, made }: Work, isText = false) =>
  answerableOf(node, around, made, partOf(node, isText))

const scale = ({ node, around, made }: Work) => ({
  choices: choicesOf(node, around.place, made),
})

const one =
  (look?: 'list' | 'buttons') =>
  (work: Work): Question => ({
    ...base(work),
    kind: 'one',
    ...scale(work),
    ...(look === undefined ? {} : { look }),
  })

function limitsOf(node: Node): { min?: number; max?: number } {
  const [min, max] = [numberAt(node, 'minSelectedChoices'), numberAt(node, 'maxSelectedChoices')]
  return {
    ...(min !== undefined && min > 0 ? { min } : {}),
    ...(max !== undefined && max > 0 ? { max } : {}),
  }
}

function allOf({ node, around: { place }, made }: Work): { all?: Text } {
  if (!isOn(node, 'showSelectAllItem')) return {}
  const { max } = limitsOf(node)
  if (max === undefined || max >= listAt(node, 'choices').length)
    return { all: textIn(node, 'selectAllText', place, made) ?? plainText('全选', 'Select all') }
  tell(made, place.at, 'unused', '最多选几项的题没有“全选”（showSelectAllItem）')
  return {}
}

const many =
  (look?: 'list' | 'pictures') =>
  (work: Work): Question => ({
    ...base(work),
    kind: 'many',
    ...scale(work),
    ...limitsOf(work.node),
    ...allOf(work),
    ...(look === undefined ? {} : { look }),
  })

const write =
  (type: string) =>
  (work: Work): Question => {
    const body = writeOf(type, work.node, work.around, work.made)
    return { ...base(work, isFreeText(body.input)), ...body }
  }

const isFreeText = (input: string): boolean => ['text', 'email', 'tel', 'url'].includes(input)

/** `{row}` in a grid's title is the text of the row in view. */
function grid({ node, around, made, elements }: Work): Question {
  const titled = { ...around, place: { ...around.place, inGrid: true as const } }
  return {
    ...base({ node, around: titled, made, elements }),
    kind: 'grid',
    rows: rowsOf(node, around.place, made),
    choices: columnChoices(node, around.place, made),
    ...(isOn(node, 'eachRowRequired') ? { each: true as const } : {}),
    ...(isOn(node, 'eachRowUnique') ? { unique: true as const } : {}),
  }
}

function fields(work: Work): Question {
  const { node, around, made } = work
  const items = nodesAt(node, 'items').map((item) => ({ ...item, type: 'text' }))
  if (items.length === 0) refuse(made, around.place.at, '没有填写项')
  return {
    ...base(work, true),
    kind: 'fields',
    items: items.map((item) => {
      checkProperties(item, 'text', around.place.at, made)
      refuseWriting(item, around.place.at, made)
      const here = {
        ...around,
        place: { ...around.place, at: textAt(item, 'name') ?? '' },
      }
      const body = writeOf('text', item, here, made)
      return { ...answerableOf(item, here, made, 'texts'), ...body }
    }),
  }
}

function table(work: Work): Question {
  const { node, around, made } = work
  const columns = columnsOf(node)
  const place: Place = {
    ...around.place,
    row: {
      prefix: 'row',
      members: membersMap(columns, around.place.names.isOtherInline),
      ...up(around.place),
    },
  }
  const inside = { ...around, place }
  if (columns.length === 0) refuse(made, around.place.at, '表格没有列')
  if (columns.some((column) => isOn(column, 'isUnique')))
    refuse(made, around.place.at, '固定行的表格不支持列内不重复（isUnique）')
  const questions = columns.flatMap(
    (column) => questionOf(column, inside, made, work.elements) ?? [],
  )
  return {
    ...base(work, columns.some(isWritten) || questions.some(hasComment)),
    kind: 'table',
    rows: rowsOf(node, around.place, made),
    columns: questions,
  }
}

const isWritten = (column: Node): boolean => column.type === 'text' || column.type === 'comment'

/** What is written beside a choice stands in the row, so it makes the whole table a text: scores are published. */
const hasComment = (question: Question): boolean =>
  question.kind !== 'computed' && question.comment !== undefined

const up = ({ row }: Place) => (row === undefined ? {} : { up: row })

const compilers: Readonly<Record<string, (work: Work) => Question>> = {
  radiogroup: one(),
  dropdown: one('list'),
  buttongroup: one('buttons'),
  checkbox: many(),
  tagbox: many('list'),
  imagepicker: (work) =>
    isOn(work.node, 'multiSelect')
      ? many('pictures')(work)
      : { ...base(work), kind: 'one', ...scale(work), look: 'pictures' },
  ranking: (work) => ({
    ...base(work),
    kind: 'rank',
    ...scale(work),
    ...limitsOf(work.node),
    ...(isOn(work.node, 'selectToRankEnabled') ? { some: true as const } : {}),
  }),
  boolean: (work) => ({
    ...base(work),
    kind: 'one',
    choices: booleanChoices(work.node, work.around.place, work.made),
    look: 'yesno',
  }),
  rating: (work) => ({
    ...base(work),
    kind: 'one',
    choices: ratingChoices(work.node, work.around.place, work.made),
    look: 'scale',
  }),
  text: write('text'),
  comment: write('comment'),
  slider: write('slider'),
  expression: ({ node, around, made }) => computedOf(node, around.place, made),
  matrix: grid,
  multipletext: fields,
  matrixdropdown: table,
  matrixdynamic: (work) => list(work),
  paneldynamic: (work) => list(work),
}

const list = (work: Work): Question => ({
  ...base(work, true),
  ...listOf(work.node, work.around, work.made, work.elements, (column, inside) =>
    questionOf(column, inside, work.made, work.elements),
  ),
})
