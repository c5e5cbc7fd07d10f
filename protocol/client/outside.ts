/** What the outside answered. */
export interface Answer {
  readonly status: number
  /** Parsed JSON, or undefined when it was none. */
  readonly body: unknown
  /** Seconds from `Retry-After`. */
  readonly retryAfter?: number
}

/** What the client needs from outside; the page and the programs that vote for real bring their own. */
export interface Outside<State> {
  readonly random: (length: number) => Uint8Array
  readonly load: () => State | null | Promise<State | null>
  readonly save: (state: State) => void | Promise<void>
  /** Posts a JSON text to a path of the server; rejects when there is no answer. */
  readonly post: (path: string, body: string) => Promise<Answer>
}

/** Why a request did not succeed, in the words the page chooses its sentence by. */
export type Setback =
  /** No answer: what is saved goes out when the network is back. */
  | { readonly kind: 'offline' }
  /** The server is busy or cannot store now. */
  | { readonly kind: 'later'; readonly seconds: number }
  | { readonly kind: 'not-open-yet' }
  | { readonly kind: 'closed' }
  /** The issuer does not know this link for this style. */
  | { readonly kind: 'unknown-link' }
  /** This link has been used on another phone, or this phone's memory was wiped in between. */
  | { readonly kind: 'already-collected' }
  /** A signature or receipt that does not verify, or an answer that is none of ours. */
  | { readonly kind: 'mismatch' }
  /** Anything else; the answers did not fit the questionnaire, for one. */
  | { readonly kind: 'refused'; readonly status: number }

/** A member of a parsed JSON value, undefined where there is none. */
export const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined

/** A member that is a text; '' where there is none. */
export function textOf(value: unknown, name: string): string {
  const text = member(value, name)
  return typeof text === 'string' ? text : ''
}

/** Posts, and turns silence into null. */
export const ask = async <State>(
  outside: Outside<State>,
  path: string,
  body: string,
): Promise<Answer | null> => {
  try {
    return await outside.post(path, body)
  } catch {
    return null
  }
}

const kinds = {
  404: 'unknown-link',
  409: 'already-collected',
  410: 'closed',
} as const

/** The setback an unsuccessful answer means. */
export function setbackOf(answer: Answer | null): Setback {
  if (answer === null) return { kind: 'offline' }
  const { status, body, retryAfter = 5 } = answer
  if (status === 429 || status === 408 || status >= 500)
    return { kind: 'later', seconds: retryAfter }
  if (textOf(body, 'code') === 'not-open-yet') return { kind: 'not-open-yet' }
  if (status === 404 || status === 409 || status === 410) return { kind: kinds[status] }
  return { kind: 'refused', status }
}
