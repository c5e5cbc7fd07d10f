import { type Making, refuse, tell } from './making.ts'
import { isNode, listAt, type Node, textAt } from './node.ts'
import { bounds } from './questionnaire.ts'
import { newSpelling } from './survey-js.ts'

/** Old property names, odd names and odd choice values, read from the definition as it was written. */
export function lintSpelling(definition: Node, made: Making): void {
  visit(definition, 'survey', '', made)
  if (listAt(definition, 'pages').length === 0)
    tell(made, '', 'no-pages', '没有分页，全部题目放进一页')
}

function visit(node: Node, type: string, around: string, made: Making): void {
  const at = textAt(node, 'name') ?? around
  for (const [key, value] of Object.entries(node)) member(key, value, type, at, made)
  if (typeof node.type === 'string') nameOf(at, made)
  if (typeof node.valueName === 'string') nameOf(node.valueName, made)
}

function member(key: string, value: unknown, type: string, at: string, made: Making): void {
  const modern = key === 'questions' ? 'elements' : newSpelling(type, key)
  if (modern !== undefined) tell(made, at, 'old-spelling', `属性 ${key} 是旧写法，现在叫 ${modern}`)
  if (key === 'choices' || key === 'rows') choiceValues(value, at, made)
  if (Array.isArray(value)) children(key, value, at, made)
}

const typed: Readonly<Record<string, string>> = {
  pages: 'page',
  columns: 'matrixdropdowncolumn',
  items: 'multipletextitem',
}

const containers = ['elements', 'questions', 'templateElements', 'pages', 'columns', 'items']

function children(key: string, list: readonly unknown[], at: string, made: Making): void {
  if (!containers.includes(key)) return
  for (const child of list.filter(isNode))
    visit(child, typed[key] ?? textAt(child, 'type') ?? 'question', at, made)
}

function nameOf(name: string, made: Making): void {
  const say = (detail: string): void => tell(made, name, 'name', detail)
  if (name === '') refuse(made, '', '有一题没有名称')
  else if (/\s/.test(name)) say('名称里有空格')
  else if (/[.[\]{}]/.test(name)) say('名称里有 . [ ] { }，条件里会读错')
  else if (/[^\p{L}\p{N}_-]/u.test(name)) say('名称里有标点')
  if (/^\d/.test(name)) say('名称以数字开头')
  if (name.length > bounds.nameLength) say(`名称超过 ${bounds.nameLength} 个字符`)
  if (hasHidden(name)) refuse(made, name, '名称里有看不见的或改变方向的字符')
}

const hasHidden = (name: string): boolean =>
  !name.isWellFormed() || /[\p{Cc}\p{Cf}\u2028\u2029]/u.test(name)

function choiceValues(list: unknown, at: string, made: Making): void {
  if (!Array.isArray(list)) return
  for (const item of list) {
    const value: unknown = isNode(item) ? item.value : item
    if (typeof value !== 'string') continue
    const own = value.split('|')[0] ?? ''
    if (own !== own.trim()) tell(made, at, 'choice-spaces', `选项值“${value}”前后有空格`)
    if (hasHidden(own)) refuse(made, at, '选项值里有看不见的或改变方向的字符')
  }
}
