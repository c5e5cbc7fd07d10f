import { isMembers } from './contract.ts'

/**
 * RFC 8785: the one spelling of a JSON value. Strings and numbers are already those of ECMAScript; what is left is to
 * sort the members, by UTF-16 code units, and to leave out all white space.
 * @param value as `JSON.parse` gives it
 * @throws RangeError for a lone surrogate, which has no UTF-8
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (isMembers(value)) {
    const member = (name: string) => `${canonicalJson(name)}:${canonicalJson(value[name])}`
    return `{${Object.keys(value).sort().map(member).join(',')}}`
  }
  if (typeof value === 'string' && !value.isWellFormed())
    throw new RangeError('a lone surrogate has no UTF-8')
  return JSON.stringify(value)
}
