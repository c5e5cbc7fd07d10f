import { roundIdPattern, stylePattern } from '../../surveys/index.ts'
import { bytes, codes, flag, list, members, object, oneOf, text } from './shape.ts'

const round = text(roundIdPattern)
const style = text(stylePattern)
const pace = oneOf(['fast', 'normal', 'slow'])

/** One phone may rate at most so many units in one message. */
const mostStyles = 20

export const readCredentialRequest = object({
  round,
  invite: bytes(32),
  requests: list(object({ style, blinded: bytes(256) }), mostStyles),
})

export const readBallot = object({
  round,
  style,
  t: bytes(32),
  signatures: object({ a: bytes(256) }, { b: bytes(256) }),
  answers: members,
  attributes: codes,
  salts: object({ scores: bytes(16), texts: bytes(16), attributes: bytes(16) }),
  pace,
  coached: flag,
  helped: flag,
})

export const readResponse = object({
  round,
  style,
  id: text(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/),
  answers: members,
  attributes: codes,
  pace,
  coached: flag,
  helped: flag,
  again: flag,
})
