import { Failure } from '../basics/failure.ts'
import type { Actor } from '../organisation/index.ts'
import type { SurveysContext } from './context.ts'
import { compile } from './questionnaire/compile.ts'
import {
  findNewestQuestionnaire,
  findQuestionnaire,
  listQuestionnaires,
} from './questionnaire/find.ts'
import { publishQuestionnaire } from './questionnaire/publish.ts'
import { questionnaireStore } from './questionnaire/questionnaire.store.ts'
import type { Definition } from './questionnaire/questionnaire.ts'
import { shipped } from './questionnaire/shipped/index.ts'
import { together } from './together.ts'

/** Published questionnaires with their store opened. */
export function openQuestionnaires({ register, world, audit }: SurveysContext) {
  const questionnaires = questionnaireStore(register)
  const transaction = together(register)
  const deps = { questionnaires, now: world.now, newId: world.newId }
  return {
    list: () => listQuestionnaires({ questionnaires }),
    read: (input: { readonly id: string }) => findQuestionnaire(input, { questionnaires }),
    newest: (input: { readonly code: string }) =>
      findNewestQuestionnaire(input, { questionnaires }),
    compile,
    find: questionnaires.findById,
    forget: questionnaires.forget,
    publish: (input: { readonly code: string; readonly definition: Definition }, actor: Actor) =>
      transaction(async () => {
        const version = await publishQuestionnaire({ ...input, publishedBy: actor.account }, deps)
        await audit({
          actor,
          verb: 'questionnaire.publish',
          subject: version.id,
          detail: `${version.code} ${version.number}`,
        })
        return version
      }),
    /** Publishes what comes with the software; a definition that is there already stays as it is. */
    async ensureShipped(): Promise<void> {
      for (const { code, definition } of shipped)
        await publishQuestionnaire({ code, definition }, deps).catch((error: unknown) => {
          // Another process starts at the same moment and publishes the same.
          if (!(error instanceof Failure && error.code === 'conflict')) throw error
        })
    },
  }
}
