/** Every way a request can fail, and nothing else. `api/problem.ts` maps each code to its HTTP status once. */
export type FailureCode =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'bad-signature'
  | 'not-found'
  | 'method-not-allowed'
  | 'conflict'
  | 'not-open-yet'
  | 'closed'
  | 'too-large'
  | 'unsupported-media-type'
  | 'invalid'
  | 'too-many-requests'
  | 'unavailable'

/** One thing wrong with the input: a JSON pointer (RFC 6901) to the place and a sentence. */
export interface Complaint {
  readonly pointer: string
  readonly detail: string
}

interface FailureOptions {
  /** For the log only; never leaves the server. */
  readonly cause?: unknown
  readonly errors?: readonly Complaint[]
  /** Seconds after which trying again makes sense; becomes `Retry-After`. */
  readonly retryAfter?: number
}

/** The only error a verb throws on purpose. `detail` is a sentence its reader can act on and may be shown. */
export class Failure extends Error {
  readonly code: FailureCode
  readonly detail: string
  readonly errors: readonly Complaint[] | undefined
  readonly retryAfter: number | undefined

  constructor(code: FailureCode, detail: string, options: FailureOptions = {}) {
    super(`${code}: ${detail}`, 'cause' in options ? { cause: options.cause } : {})
    this.name = 'Failure'
    this.code = code
    this.detail = detail
    this.errors = options.errors
    this.retryAfter = options.retryAfter
  }
}
