import type { IssuerId } from '../round/manifest.ts'
import type { Answers, Content, Pace, Part } from './commitments.ts'

/** `POST /api/v1/issuers/<issuer>/credentials`. */
export interface CredentialRequest {
  readonly round: string
  /** `inviteOf`, base64url. */
  readonly invite: string
  /** Sorted by style, so that the order says nothing. */
  readonly requests: readonly { readonly style: string; readonly blinded: string }[]
}

/** The answer: one blind signature a request, in the order of the request. */
export interface CredentialResponse {
  readonly credentials: readonly { readonly style: string; readonly signature: string }[]
}

/** `POST /api/v1/box/ballots`. Bytes are base64url: t 32, signatures 256, salts 16. */
export interface BallotSubmission extends Content {
  readonly round: string
  readonly style: string
  readonly t: string
  readonly signatures: { readonly [issuer in IssuerId]?: string }
  readonly salts: { readonly [part in Part]: string }
}

/** 201 (new), 200 (the same again) and 409 (another body on the same token; `receipt` is the first one's). */
export interface BallotAnswer {
  /** `formatReceipt`. */
  readonly receipt: string
}

/** `POST /api/v1/open/answers`. */
export interface OpenSubmission {
  readonly round: string
  readonly style: string
  /** 26 Base32 characters the phone made up; repeating it adds nothing. */
  readonly id: string
  readonly answers: Answers
  readonly attributes: { readonly [attribute: string]: string }
  readonly pace: Pace
  readonly coached: boolean
  readonly helped: boolean
  /** The phone believes it has answered this before. */
  readonly again: boolean
}

/** The largest body of a submission, in bytes of UTF-8. */
export const largestBody = 32 * 1024

export const ballotsPath = '/api/v1/box/ballots'
export const openAnswersPath = '/api/v1/open/answers'
export const credentialsPath = (issuer: IssuerId): string => `/api/v1/issuers/${issuer}/credentials`

/** The order of requests inside one message: by style code. */
export const byStyle = (
  left: { readonly style: string },
  right: { readonly style: string },
): number => (left.style < right.style ? -1 : Number(left.style > right.style))
