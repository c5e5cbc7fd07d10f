import type { Complaint } from '../../basics/failure.ts'
import type { Fault, Tools } from '../../protocol/form/check/fault.ts'
import { pointerTo } from '../../protocol/form/check/fault.ts'
import { formCheck } from '../../protocol/form/check/form-check.ts'
import type { Form } from '../../protocol/form/form.ts'
import { partsOf } from '../../protocol/form/parts.ts'
import type { Attribute } from '../frame/frame.ts'
import { sentenceOf } from '../questionnaire/rule-sentences.ts'

type Answers = Readonly<Record<string, unknown>>

/** Answers fit to be kept, or everything that is wrong with them. */
export type AnswerVerdict =
  | { readonly ok: true; readonly tidy: Answers; readonly untouched: boolean }
  | { readonly ok: false; readonly complaints: readonly Complaint[] }

export type AnswerCheck = (
  answers: Answers,
  attributes: Readonly<Record<string, string>>,
  now: Date,
) => AnswerVerdict

/** Only listed attributes, only listed codes: merged codes must not be told apart by what a phone sends. */
function attributeComplaints(
  listed: ReadonlyMap<string, ReadonlySet<string>>,
  attributes: Readonly<Record<string, string>>,
): Complaint[] {
  return Object.entries(attributes).flatMap(([name, code]) =>
    listed.get(name)?.has(code) === true
      ? []
      : [{ pointer: `/attributes${pointerTo(name)}`, detail: '没有这个选项。' }],
  )
}

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
  const profile = new Set(
    Object.entries(partsOf(form))
      .filter(([, part]) => part === 'attributes')
      .map(([key]) => pointerTo(key)),
  )
  const counts = ({ pointer, rule }: Fault) => !(rule === 'required' && profile.has(pointer))
  const misplaced = (answers: Answers): Complaint[] =>
    Object.keys(answers)
      .map(pointerTo)
      .filter((pointer) => profile.has(pointer))
      .map((pointer) => ({
        pointer: `/answers${pointer}`,
        detail: '个人情况只填在 attributes 里。',
      }))
  const complaintOf = (fault: Fault): Complaint => ({
    pointer: `/answers${fault.pointer}`,
    detail: sentenceOf(fault),
  })
  return (answers, given, now) => {
    const verdict = check(answers, { now: now.getTime() })
    const complaints = [
      ...attributeComplaints(listed, given),
      ...misplaced(answers),
      ...(verdict.ok ? [] : verdict.faults.filter(counts).map(complaintOf)),
    ]
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
