import type { Scope } from '../../protocol/form/evaluate.ts'
import type {
  Asked,
  Choice,
  Form,
  Grid,
  Notice,
  Question,
  Row,
  Table,
} from '../../protocol/form/form.ts'
import type { Text } from '../../protocol/form/text.ts'
import { isRequired, shownIn, shownRows } from '../../protocol/form/visible.ts'
import type { ManifestStyle } from '../../protocol/round/manifest.ts'

/** What is told and not asked: a notice, or a computed question. */
export type Told = Pick<Notice, 'name' | 'title' | 'text' | 'image'>

/** One tap, one screen: a question, or one row of a grid or table. */
export interface Screen {
  readonly id: string
  readonly question: Question
  readonly row?: Row
  /** Titles and explanations of the groups around it, from the outside in. */
  readonly above: readonly Text[]
  /** What stands before it. */
  readonly notices: readonly Told[]
  /** What stands after the last question. */
  readonly after?: readonly Told[]
  readonly required: boolean
  readonly scope: Scope
}

/** The choices of an attribute question as the manifest lists them: merged codes carry the joined words. */
export function attributeChoices(choices: readonly Choice[], codes: readonly string[]): Choice[] {
  const textOf = (code: string, language: 'zh-CN' | 'en') =>
    code
      .split('+')
      .map((part) => {
        const text = choices.find((choice) => choice.value === part)?.text
        const line = text?.[language] ?? text?.['zh-CN']
        return typeof line === 'string' ? line : part
      })
      .join(language === 'en' ? ' / ' : '、')
  return codes.map((code) => ({
    value: code,
    text: { 'zh-CN': textOf(code, 'zh-CN'), en: textOf(code, 'en') },
    ...(code === 'none' ? { apart: true as const } : {}),
  }))
}

function asked(question: Asked, style: ManifestStyle): Asked | null {
  if (question.part !== 'attributes') return question
  const codes = style.attributes.find(({ name }) => name === question.key)?.codes
  if (codes === undefined || question.kind !== 'one') return null
  return { ...question, choices: attributeChoices(question.choices, codes) }
}

/** A row may say a choice in words of its own. */
function inRowsWords(question: Grid | Table, { words }: Row): Grid | Table {
  if (words === undefined || question.kind === 'table') return question
  const choices = question.choices.map((choice) => ({
    ...choice,
    text: words[String(choice.value)] ?? choice.text,
  }))
  return { ...question, choices }
}

/** One screen for a question, one for each row of a grid or table. */
function screensFor(base: Omit<Screen, 'id' | 'row'>): Screen[] {
  const { question, scope } = base
  if (question.kind !== 'grid' && question.kind !== 'table') return [{ ...base, id: question.key }]
  const required = question.kind === 'grid' && (question.each === true || base.required)
  return shownRows(question.rows, scope).map((row) => ({
    ...base,
    id: `${question.key}/${row.value}`,
    question: inRowsWords(question, row),
    row,
    required,
  }))
}

/** The screens that these answers show, in reading order. */
export function screensOf(form: Form, style: ManifestStyle, scope: Scope): Screen[] {
  const screens: Screen[] = []
  let notices: Told[] = []
  for (const { element, groups, page, scope: inner } of shownIn(form, scope)) {
    if (element.kind === 'notice' || element.kind === 'computed') {
      notices.push(element)
      continue
    }
    const question = asked(element, style)
    if (question === null) continue
    const above = [page, ...groups]
      .flatMap((group) => [group.title, group.help])
      .filter((text) => text !== undefined)
    const required = isRequired(question, inner)
    screens.push(...screensFor({ question, above, notices, scope: inner, required }))
    notices = []
  }
  const last = screens.pop()
  return last ? [...screens, { ...last, after: notices }] : screens
}
