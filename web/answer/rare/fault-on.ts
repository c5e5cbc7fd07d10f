import { type Fault, pointerTo } from '../../../protocol/form/check/fault.ts'
import { formCheck } from '../../../protocol/form/check/form-check.ts'
import type { Form } from '../../../protocol/form/form.ts'
import { ruleSentences } from '../../words/rare.ts'
import { contentOf } from '../answers.ts'
import { fill, language, textOf } from '../say.ts'
import type { Screen } from '../screens.ts'
import type { Filling } from '../state.ts'

type Check = ReturnType<typeof formCheck>

const checks = new WeakMap<Form, Check>()

/** A pattern this browser cannot read is left to the server. */
function pattern(source: string, ignoreCase: boolean): (text: string) => boolean {
  try {
    const expression = new RegExp(source, ignoreCase ? 'i' : '')
    return (text) => expression.test(text)
  } catch {
    return () => true
  }
}

function checkOf(form: Form): Check {
  const check = checks.get(form) ?? formCheck(form, { pattern })
  checks.set(form, check)
  return check
}

const isIn = (pointer: string, place: string) =>
  pointer === place || pointer.startsWith(`${place}/`)

/** Whether a fault is for this screen: of its question, or of its row of the grid or table. */
function concerns({ pointer, rule }: Fault, { question, row }: Screen, isLastRow: boolean) {
  const whole = pointerTo(question.key)
  if (row === undefined) {
    const comment = 'comment' in question ? question.comment : undefined
    return isIn(pointer, whole) || (comment !== undefined && isIn(pointer, pointerTo(comment.key)))
  }
  // What is wrong with the rows together is said where the last of them is answered; a repetition at once.
  if (pointer === whole) return rule === 'repeated' || isLastRow
  return isIn(pointer, whole + pointerTo(String(row.value)))
}

const sentenceOf = ({ rule, limit, say }: Fault): string =>
  textOf(say) || fill(ruleSentences[language()][rule], limit ?? '')

/** What the server's own check would say of the answer on this screen; undefined when nothing. */
export function faultOn({ form, screens, answers }: Filling, screen: Screen): string | undefined {
  // Attributes travel apart, as the codes the page offers.
  if (screen.question.part === 'attributes') return undefined
  const verdict = checkOf(form)(contentOf(screens, answers).answers, { now: Date.now() })
  if (verdict.ok) return undefined
  const rows = screens.filter(({ question }) => question.key === screen.question.key)
  const isLastRow = rows[rows.length - 1]?.id === screen.id
  const fault = verdict.faults.find((each) => concerns(each, screen, isLastRow))
  return fault && sentenceOf(fault)
}
