import type { Complaint } from '../../basics/failure.ts'
import type { Fault, Tools } from '../../protocol/form/check/fault.ts'
import { pointerTo } from '../../protocol/form/check/fault.ts'
import { formCheck } from '../../protocol/form/check/form-check.ts'
import type { Form } from '../../protocol/form/form.ts'
import { partsOf } from '../../protocol/form/parts.ts'
import type { Attribute } from '../frame/frame.ts'
import { sentenceOf } from '../questionnaire/rule-sentences.ts'

type Answers = Readonly<Record<string, unknown>>
type Given = Readonly<Record<string, string>>

/** Answers fit to be kept, or everything that is wrong with them. */
export type AnswerVerdict =
  | { readonly ok: true; readonly tidy: Answers; readonly untouched: boolean }
  | { readonly ok: false; readonly complaints: readonly Complaint[] }

export type AnswerCheck = (answers: Answers, attributes: Given, now: Date) => AnswerVerdict

/**
 * Makes the strict check of a style's answers ready: the compiled questionnaire for the answers, the manifest's list
 * for the attributes. Profile questions are answered in the attributes only.
 */
export function answerCheck(
  form: Form,
  attributes: readonly Attribute[],
  tools: Tools,
): AnswerCheck {
  const check = formCheck(form, tools)
  const listed = new Map<string, ReadonlySet<string>>(
    attributes.map(({ name, codes }) => [name, new Set(codes)]),
  )
  const profile = Object.entries(partsOf(form))
    .filter(([, part]) => part === 'attributes')
    .map(([key]) => ({ key, pointer: pointerTo(key) }))
  const isMissingProfile = ({ pointer, rule }: Fault) =>
    rule === 'required' && profile.some((question) => question.pointer === pointer)
  // Only listed codes: merged ones must not be told apart by what a phone sends.
  const unlisted = (given: Given, complaints: Complaint[]): void => {
    for (const name in given)
      if (listed.get(name)?.has(given[name] ?? '') !== true)
        complaints.push({ pointer: `/attributes${pointerTo(name)}`, detail: '没有这个选项。' })
  }
  const misplaced = (answers: Answers, complaints: Complaint[]): void => {
    for (const { key, pointer } of profile)
      if (answers[key] !== undefined && Object.hasOwn(answers, key))
        complaints.push({
          pointer: `/answers${pointer}`,
          detail: '个人情况只填在 attributes 里。',
        })
  }
  return (answers, given, now) => {
    const complaints: Complaint[] = []
    unlisted(given, complaints)
    misplaced(answers, complaints)
    const verdict = check(answers, { now: now.getTime() })
    for (const fault of verdict.ok ? [] : verdict.faults)
      if (!isMissingProfile(fault))
        complaints.push({ pointer: `/answers${fault.pointer}`, detail: sentenceOf(fault) })
    if (complaints.length > 0) return { ok: false, complaints }
    if (!verdict.ok) return { ok: true, tidy: answers, untouched: true }
    const untouched = !verdict.touched.some((pointer) => isIn(answers, pointer))
    return { ok: true, tidy: verdict.value, untouched }
  }
}

/** A computed answer that was added is no change of what was sent. */
const isIn = (answers: Answers, pointer: string): boolean =>
  Object.keys(answers).some((key) => {
    const own = pointerTo(key)
    return pointer === own || pointer.startsWith(`${own}/`)
  })
