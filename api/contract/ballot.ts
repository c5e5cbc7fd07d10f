import { z } from 'zod'
import { operation } from './operation.ts'

/** Unpadded base64url of so many bytes. */
const bytes = (length: number) =>
  z
    .string()
    .length(Math.ceil((length * 4) / 3))
    .regex(/^[A-Za-z0-9_-]+$/)
    .refine(
      (text) => Buffer.from(text, 'base64url').toString('base64url') === text,
      'stray bits at the end',
    )
    .meta({ description: `${length} bytes, base64url without padding` })

const RoundCode = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{8}$/)
  .meta({ description: 'The round’s public code', example: '7k2m9qzx' })
const StyleCode = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,19}$/)
  .meta({ description: 'One assessed unit, or the one survey of the round', example: 'u01' })

/** Answers by question; what they may hold is the questionnaire's business. */
export const Answers = z
  .record(z.string(), z.unknown())
  .meta({ description: 'Answers by question name, checked against the published questionnaire' })
export const Attributes = z
  .record(z.string(), z.string().max(40))
  .refine((attributes) => Object.keys(attributes).length <= 8, 'too many attributes')
  .meta({ description: 'Codes of the attributes that the manifest lists for the style' })
export const Pace = z.enum(['fast', 'normal', 'slow'])

export const CredentialRequest = z.strictObject({
  round: RoundCode,
  invite: bytes(32).meta({ description: 'SHA-256 over the issuer’s letter and the link’s secret' }),
  requests: z
    .array(z.strictObject({ style: StyleCode, blinded: bytes(256) }))
    .min(1)
    .max(20),
})

export const CredentialResponse = z.strictObject({
  credentials: z.array(z.strictObject({ style: z.string(), signature: z.string() })),
})

export const BallotSubmission = z.strictObject({
  round: RoundCode,
  style: StyleCode,
  t: bytes(32),
  signatures: z.strictObject({ a: bytes(256), b: bytes(256).optional() }),
  answers: Answers,
  attributes: Attributes,
  salts: z.strictObject({ scores: bytes(16), texts: bytes(16), attributes: bytes(16) }),
  pace: Pace,
  coached: z.boolean(),
  helped: z.boolean(),
})

export const OpenSubmission = z.strictObject({
  round: RoundCode,
  style: StyleCode,
  id: z.string().regex(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/),
  answers: Answers,
  attributes: Attributes,
  pace: Pace,
  coached: z.boolean(),
  helped: z.boolean(),
  again: z.boolean(),
})

export const Receipt = z.strictObject({
  receipt: z
    .string()
    .meta({ description: 'Shown to the worker; also stands in a 409 on the same token' }),
})

const intakeFailures = ['not-open-yet', 'closed', 'conflict', 'too-many-requests'] as const

/** `api/intake/` serves these three before Express sees them; the contracts stand here for the description. */
export const collectCredentials = operation({
  method: 'post',
  path: '/issuers/{issuer}/credentials',
  summary:
    'Collects the blind signatures of one issuer against an invitation; repeatable byte for byte',
  verb: 'answer.collect',
  params: z.strictObject({ issuer: z.enum(['a', 'b']) }),
  body: CredentialRequest,
  response: CredentialResponse,
  failures: intakeFailures,
})

export const castBallot = operation({
  method: 'post',
  path: '/box/ballots',
  summary: 'Casts a ballot: 201 when new, 200 with the same receipt when it is there already',
  verb: 'answer.cast',
  body: BallotSubmission,
  response: Receipt,
  failures: [...intakeFailures, 'bad-signature', 'invalid'],
})

export const submitOpen = operation({
  method: 'post',
  path: '/open/answers',
  summary: 'Sends an answer to an open round; repeatable, never counted twice',
  verb: 'answer.submit',
  body: OpenSubmission,
  response: Receipt,
  failures: [...intakeFailures, 'invalid'],
})
