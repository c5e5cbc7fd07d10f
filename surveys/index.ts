import type { SurveysContext } from './context.ts'
import { roundStore } from './round/round.store.ts'

export type { SurveysContext } from './context.ts'
export { chooseAttributes, mergedCells } from './frame/choose-attributes.ts'
export type { Attribute, AttributeName, Cell, Frame } from './frame/frame.ts'
export {
  canCast,
  canCollect,
  type Custodian,
  graceEnd,
  type Mode,
  type Round,
  type RoundState,
  type Style,
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
