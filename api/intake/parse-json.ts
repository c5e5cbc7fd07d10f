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

function inspectText(text: string, pointer: string): void {
  if (!text.isWellFormed() || text.includes('\0'))
    throw malformed('文字里有无法保存的字符。', pointer)
}

function inspectKey(key: string, pointer: string): void {
  inspectText(key, pointer)
  if (forbiddenKeys.has(key) || key.startsWith('$') || key.includes('.'))
    throw malformed('有不允许的字段名。', pointer)
}

function inspect(value: unknown, pointer: string, depth: number): void {
  if (typeof value === 'string') inspectText(value, pointer)
  if (typeof value !== 'object' || value === null) return
  if (depth >= deepest) throw malformed('内容嵌套得太深。', pointer)
  const isList = Array.isArray(value)
  for (const [key, member] of Object.entries(value)) {
    if (!isList) inspectKey(key, pointer)
    inspect(member, pointer + step(key), depth + 1)
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
  inspect(value, '', 0)
  return value
}
