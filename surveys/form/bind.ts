import { createHash, createHmac } from 'node:crypto'
import { Failure } from '../../basics/failure.ts'
import { hashJson } from '../../protocol/bytes/hash-json.ts'
import { bareForm } from '../../protocol/form/bare-form.ts'
import type { Form } from '../../protocol/form/form.ts'
import type { Compiled, Definition } from '../questionnaire/questionnaire.ts'
import { fill, placeholdersIn } from '../questionnaire/shipped/fill.ts'
import type { FormStore } from './form.store.ts'
import { readingSeconds } from './reading-seconds.ts'

export interface BindDeps {
  readonly forms: FormStore
  /** A published questionnaire version. */
  readonly questionnaire: (id: string) => Promise<{ readonly definition: Definition } | undefined>
  readonly compile: (definition: Definition) => Compiled
  /** Key of the salts that hide what a form measures. */
  readonly saltKey: Uint8Array
}

export interface BoundForm {
  /** `hashJson` of the form as phones get it. */
  readonly hash: string
  /** Expected reading time. */
  readonly seconds: number
}

/**
 * The form a style's people see: a published version with the style's words in its placeholders, compiled and kept
 * under its hash. The same input gives the same hash and writes once.
 * @throws Failure `not-found` for an unknown version; `invalid` when a word is missing or the result is refused
 */
export async function bindForm(
  input: { readonly questionnaire: string; readonly words: Readonly<Record<string, string>> },
  { forms, questionnaire, compile, saltKey }: BindDeps,
): Promise<BoundForm> {
  const version = await questionnaire(input.questionnaire)
  if (version === undefined) throw new Failure('not-found', '没有这份已发布的问卷。')
  const filled = fill(version.definition, input.words)
  const open = placeholdersIn(filled)
  if (open.length > 0) throw new Failure('invalid', `问卷里还有没填的名称：${open.join('、')}。`)
  const compiled = compile(filled)
  if (compiled.verdict === 'refused')
    throw new Failure('invalid', '填入名称后的问卷不能使用。', {
      errors: compiled.reasons.map(({ at, reason }) => ({ pointer: `/${at}`, detail: reason })),
    })
  const bare = bareForm(compiled.form, measuresOf(compiled.form, saltKey))
  const hash = hashJson(bare)
  await forms.keep(hash, { whole: compiled.form, bare })
  return { hash, seconds: readingSeconds(compiled.form) }
}

/** A commitment to the measures: salted, since a handful of guesses would otherwise find the invented service. */
function measuresOf(form: Form, saltKey: Uint8Array): string {
  const whole = hashJson(form)
  const salt = createHmac('sha256', saltKey).update(`measures:${whole}`).digest()
  return createHash('sha256').update(salt).update(whole).digest('hex')
}
