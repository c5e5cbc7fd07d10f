import { Failure } from '../../basics/failure.ts'

/** Something about this machine keeps the product from starting: one sentence in Chinese and the same in English. */
export const trouble = (chinese: string, english: string, cause?: unknown): Failure =>
  new Failure('unavailable', `${chinese}\n${english}`, cause === undefined ? {} : { cause })

/** The operating system's code of an error (`EACCES`, `ENOENT`), or its message. */
export function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && error.code !== undefined)
    return String(error.code)
  return error instanceof Error ? error.message : String(error)
}

/** What to show the person who started a command: a Failure's sentence, or where an unforeseen error arose. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Failure) return error.detail
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
