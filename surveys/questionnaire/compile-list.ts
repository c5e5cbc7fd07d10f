import type { Element, List, Question } from '../../protocol/form/form.ts'
import { questionsIn } from '../../protocol/form/questions.ts'
import type { Around } from './compile-base.ts'
import { blankOf } from './compile-given.ts'
import { type Making, refuse } from './making.ts'
import { columnsOf, elementsOf, keyOf, membersMap, questionsOf } from './names.ts'
import { isOn, type Node, numberAt, textAt } from './node.ts'
import { answerLimits } from './questionnaire.ts'
import type { Place } from './reference.ts'
import { textIn } from './text.ts'

type ListBody = Pick<List, 'kind' | 'elements' | 'look' | 'min' | 'max' | 'start'> &
  Partial<Pick<List, 'entry' | 'add' | 'remove' | 'unique' | 'blank'>>

/** Repeated groups: panels and rows that people add. */
export function listOf(
  node: Node,
  around: Around,
  made: Making,
  elementsWith: (elements: readonly Node[], around: Around, made: Making) => Element[],
  question: (column: Node, around: Around) => Question | undefined,
): ListBody {
  const isMatrix = node.type === 'matrixdynamic'
  const members = isMatrix ? columnsOf(node) : questionsOf(elementsOf(node))
  const { row } = around.place
  const place: Place = {
    ...around.place,
    row: {
      prefix: isMatrix ? 'row' : 'panel',
      members: membersMap(members, around.place.names.isOtherInline),
      ...(row === undefined ? {} : { up: row }),
    },
  }
  const inside = { ...around, place }
  if (members.length === 0) refuse(made, around.place.at, '重复的题组里没有题目')
  if (row !== undefined && !isMatrix) refuse(made, around.place.at, '重复的题组不能再套重复的题组')
  const elements = isMatrix
    ? members.flatMap((column) => question(column, inside) ?? [])
    : elementsWith(elementsOf(node), inside, made)
  const own = node[isMatrix ? 'defaultRowValue' : 'defaultPanelValue']
  const blank = blankOf(members, questionsIn(elements), own)
  return {
    kind: 'list',
    look: isMatrix ? 'matrix' : 'panel',
    elements,
    ...(blank === undefined ? {} : { blank }),
    ...countsOf(node, isMatrix, around.place.at, made),
    ...wordsOf(node, isMatrix, place, made),
    ...uniqueOf(node, members),
  }
}

function countsOf(node: Node, isMatrix: boolean, at: string, made: Making) {
  const [least, most, now] = isMatrix
    ? ['minRowCount', 'maxRowCount', 'rowCount']
    : ['minPanelCount', 'maxPanelCount', 'panelCount']
  const min = numberAt(node, least ?? '') ?? 0
  const max = Math.min(numberAt(node, most ?? '') ?? answerLimits.entries, answerLimits.entries)
  const usual = isMatrix ? 2 : 0
  const start = Math.max(min, Math.min(max, numberAt(node, now ?? '') ?? usual))
  if (min > max) refuse(made, at, '最少条数比最多条数大')
  // Where nothing may be added or taken away, the entries at the start are all there are.
  const isOff = (verb: string): boolean =>
    node[`allow${verb}${isMatrix ? 'Rows' : 'Panel'}`] === false
  return { min: isOff('Remove') ? start : min, max: isOff('Add') ? start : max, start }
}

function wordsOf(node: Node, isMatrix: boolean, place: Place, made: Making) {
  const entry = textIn(node, 'templateTitle', place, made)
  const add = textIn(node, isMatrix ? 'addRowText' : 'addPanelText', place, made)
  const remove = textIn(node, isMatrix ? 'removeRowText' : 'removePanelText', place, made)
  return {
    ...(entry === undefined ? {} : { entry }),
    ...(add === undefined ? {} : { add }),
    ...(remove === undefined ? {} : { remove }),
  }
}

function uniqueOf(node: Node, members: readonly Node[]): { unique?: readonly string[] } {
  const own = members.filter((member) => isOn(member, 'isUnique')).map(keyOf)
  const key = textAt(node, 'keyName')
  const keys = [...new Set(key === undefined ? own : [...own, key])]
  return keys.length === 0 ? {} : { unique: keys }
}
