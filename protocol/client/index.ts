/** What the answering page and programs that vote need; kept small, see docs/protocol.md. */
export { type CastOutcome, cast } from './cast.ts'
export { collect } from './collect.ts'
export type { Answer, Outside, Setback } from './outside.ts'
export { postJson } from './post-json.ts'
export type { BallotState, ClientState } from './state.ts'
export { type OpenState, submitOpen } from './submit-open.ts'
export { holdsReceipt } from './written.ts'
