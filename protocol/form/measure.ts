/** What an answer measures; the zod schema is `api/contract/measure.ts`. */
export interface Measure {
  readonly feeds:
    | 'awareness'
    | 'participation'
    | 'satisfaction'
    | 'need'
    | 'importance'
    | 'profile'
    | 'quality'
  readonly item?: 'overall' | 'expectation' | 'ideal' | 'service'
  /** The code of the service a row or question is about. */
  readonly service?: string
  /** The invented service that tells guessing from knowing. */
  readonly foil?: true
  /** Only for people the unit invites by rule. */
  readonly byInvitation?: true
  readonly scale?: readonly [number, number]
  readonly polarity?: 1 | -1
  /** Answers that are no score: `na`, `dk`. */
  readonly missing?: readonly string[]
  readonly reversed?: true
  /** For `profile`: which attribute of the frame. */
  readonly attribute?: string
}
