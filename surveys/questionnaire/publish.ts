import { isDuplicateKey } from '../../basics/database.ts'
import { Failure } from '../../basics/failure.ts'
import { hashJson } from '../../protocol/bytes/hash-json.ts'
import type { Line } from '../../protocol/form/text.ts'
import { compile } from './compile.ts'
import type { QuestionnaireStore } from './questionnaire.store.ts'
import type { Compiled, Definition } from './questionnaire.ts'
import type { QuestionnaireVersion } from './version.ts'

export interface PublishDeps {
  readonly questionnaires: QuestionnaireStore
  readonly now: () => Date
  readonly newId: () => string
}

/**
 * Freezes a definition as the next version of its code, with its form and both hashes. The same definition under
 * the same code is published once: the earlier version comes back and nothing is written.
 * @throws Failure `invalid` with one error per reason when it is refused; `conflict` when someone else published first
 */
export async function publishQuestionnaire(
  input: {
    readonly code: string
    readonly definition: Definition
    readonly publishedBy?: string
  },
  deps: PublishDeps,
): Promise<QuestionnaireVersion> {
  const { code, definition, publishedBy } = input
  const definitionHash = hashJson(definition)
  const earlier = await deps.questionnaires.findByDefinition(code, definitionHash)
  if (earlier !== undefined) return earlier
  const compiled = accepted(compile(definition))
  const newest = await deps.questionnaires.findNewest(code)
  const version: QuestionnaireVersion = {
    id: deps.newId(),
    code,
    number: (newest?.number ?? 0) + 1,
    title: titleOf(compiled.form.title?.['zh-CN']) || code,
    definition,
    definitionHash,
    form: compiled.form,
    formHash: hashJson(compiled.form),
    verdict: compiled.verdict,
    lint: compiled.lint,
    publishedAt: deps.now(),
    ...(publishedBy === undefined ? {} : { publishedBy }),
  }
  await insert(version, deps)
  return version
}

function accepted(compiled: Compiled): Exclude<Compiled, { verdict: 'refused' }> {
  if (compiled.verdict !== 'refused') return compiled
  throw new Failure('invalid', '问卷不能发布，请按下面的原因修改。', {
    errors: compiled.reasons.map(({ at, reason }) => ({
      pointer: at === '' ? '' : `/${at.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      detail: reason,
    })),
  })
}

/** A title in one line; what is piped in stands as a gap. */
const titleOf = (line: Line | undefined): string =>
  line === undefined || typeof line === 'string'
    ? (line ?? '')
    : line.map((part) => (typeof part === 'string' ? part : '……')).join('')

async function insert(
  version: QuestionnaireVersion,
  { questionnaires }: PublishDeps,
): Promise<void> {
  try {
    await questionnaires.insert(version)
  } catch (cause) {
    if (!isDuplicateKey(cause)) throw cause
    throw new Failure('conflict', '这份问卷刚刚有人发布了新版本，请重新打开再试。', { cause })
  }
}
