import type { SurveysContext } from './context.ts'
import { roundStore } from './round/round.store.ts'

export type { SurveysContext } from './context.ts'
export { chooseAttributes, mergedCells } from './frame/choose-attributes.ts'
export type { Attribute, AttributeName, Cell, Frame } from './frame/frame.ts'
export type { Answering } from './open-answering.ts'
export {
  type Custodian,
  canCast,
  canCollect,
  graceEnd,
  type Mode,
  type Round,
  type RoundState,
  roundIdPattern,
  type Style,
  stylePattern,
} from './round/round.ts'

/** Everything of the room, with its stores opened. */
export function openSurveys(context: SurveysContext) {
  const rounds = roundStore(context.register)
  return {
    round: {
      find: rounds.find,
      list: rounds.list,
    },
  }
}

export type Surveys = ReturnType<typeof openSurveys>
