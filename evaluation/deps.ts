import type { World } from '../basics/context.ts'
import type { Organisation } from '../organisation/index.ts'
import type { Round } from '../surveys/index.ts'
import type { AssessmentStore } from './assessment/assessment.store.ts'
import type { IndexStore } from './indices/index.store.ts'
import type { InterferenceStore } from './interference/interference.store.ts'
import type { MeetingStore } from './meeting/meeting.store.ts'
import type { PanelStore } from './panel/panel.store.ts'
import type { PublicationStore } from './publication/publication.store.ts'
import type { RecordStore } from './record/record.store.ts'
import type { SchemeStore } from './scheme/scheme.store.ts'

/** What the verbs of this room work with. */
export interface Deps {
  readonly world: World
  readonly audit: Organisation['audit']
  readonly units: Organisation['unit']
  readonly rounds: { readonly find: (id: string) => Promise<Round | undefined> }
  readonly panels: PanelStore
  readonly meetings: MeetingStore
  readonly records: RecordStore
  readonly interferences: InterferenceStore
  readonly schemes: SchemeStore
  readonly indices: IndexStore
  readonly assessments: AssessmentStore
  readonly publications: PublicationStore
  /** All register writes inside are made together or not at all. */
  readonly transaction: (work: () => Promise<void>) => Promise<void>
}
