import { type Making, tell } from './making.ts'
import { elementsOf, questionsOf } from './names.ts'
import { isNode, isOn, listAt, type Node, nodesAt, textAt } from './node.ts'

/** Advice on how a questionnaire asks: an answer for those who do not know, best grade first, few attributes. */
export function lintAuthor(canonical: Node, made: Making): void {
  const questions = questionsOf(nodesAt(canonical, 'pages').flatMap(elementsOf))
  for (const question of questions) lintQuestion(question, made)
  const attributes = questions.filter((question) => feeds(question, 'profile'))
  if (attributes.length > 4) tell(made, '', 'many-attributes', '个人情况超过四项，容易认出人')
}

const measuresAt = (node: Node): Node[] =>
  (Array.isArray(node.measure) ? node.measure : [node.measure]).filter(isNode)

const feeds = (node: Node, what: string): boolean =>
  measuresAt(node).some((measure) => measure.feeds === what)

const valuesAt = (node: Node, key: string): unknown[] =>
  listAt(node, key).map((item) => (isNode(item) ? item.value : item))

function lintQuestion(question: Node, made: Making): void {
  const at = textAt(question, 'name') ?? ''
  if (question.type === 'comment' && isOn(question, 'isRequired'))
    tell(made, at, 'required-text', '写字题不应当必填')
  if (question.type === 'rating' && measuresAt(question).length > 0)
    tell(made, at, 'rating', '打分题请用单选题（5 到 1 加“不了解”），不要用评分条')
  if (question.type === 'radiogroup') lintGrades(question, valuesAt(question, 'choices'), at, made)
  if (question.type === 'matrix') lintGrades(question, valuesAt(question, 'columns'), at, made)
}

const waysOut = ['showDontKnowItem', 'showNoneItem', 'showRefuseItem', 'showOtherItem']

function lintGrades(question: Node, values: readonly unknown[], at: string, made: Making): void {
  const grades = values.filter((value) => typeof value === 'number')
  if (grades.length < 3) return
  const isRequired = isOn(question, 'isRequired') || isOn(question, 'eachRowRequired')
  const hasWayOut = grades.length < values.length || waysOut.some((way) => isOn(question, way))
  if (isRequired && !hasWayOut)
    tell(made, at, 'no-way-out', '必答的打分题没有“不了解”或“不适用”，不知道的人只好乱选')
  if (grades.every((value, place) => place === 0 || value > (grades[place - 1] ?? value)))
    tell(made, at, 'worst-first', '选项从最低分排起，请把最好的放在最前面')
}
