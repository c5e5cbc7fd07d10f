import { Failure } from '../../basics/failure.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const deepest = 8
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])

const malformed = (detail: string, pointer = '', cause?: unknown) =>
  new Failure('malformed', detail, {
    errors: [{ pointer, detail }],
    ...(cause === undefined ? {} : { cause }),
  })

const step = (key: string | number) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`

/** What a database can keep and give back as it was. */
export const isCleanText = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

const isCleanKey = (key: string): boolean =>
  !(forbiddenKeys.has(key) || key.startsWith('$') || key.includes('.')) && isCleanText(key)

/** Nearly every message is clean: it is looked through once, without a pointer for each member. */
function isClean(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return isCleanText(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth >= deepest) return false
  if (Array.isArray(value)) return value.every((entry) => isClean(entry, depth + 1))
  for (const [key, member] of Object.entries(value))
    if (!isCleanKey(key) || !isClean(member, depth + 1)) return false
  return true
}

/** Finds what `isClean` did not like. */
function complain(value: unknown, pointer: string, depth: number): void {
  if (typeof value === 'string' && !isCleanText(value))
    throw malformed('文字里有无法保存的字符。', pointer)
  if (typeof value !== 'object' || value === null) return
  if (depth >= deepest) throw malformed('内容嵌套得太深。', pointer)
  for (const [key, member] of Object.entries(value)) {
    if (!isCleanKey(key)) throw malformed('有不允许的字段名。', pointer)
    complain(member, pointer + step(key), depth + 1)
  }
}

/**
 * JSON from strangers: valid UTF-8 without a byte-order mark, no lone surrogates, no NUL, no member named like
 * a prototype or a database operator, at most eight levels deep.
 *
 * @throws Failure `malformed` with a pointer to the place
 */
export function parseJson(body: Uint8Array): unknown {
  let value: unknown
  try {
    value = JSON.parse(decoder.decode(body))
  } catch (cause) {
    throw malformed('请求的内容不是有效的 JSON。', '', cause)
  }
  if (!isClean(value, 0)) complain(value, '', 0)
  return value
}
