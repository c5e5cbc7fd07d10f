/**
 * RFC 8785 canonical JSON: no white space, members sorted by UTF-16 code units, numbers as ECMAScript writes them.
 * @param value strings, finite numbers, booleans, null, arrays and plain objects of these
 * @throws RangeError for everything else: undefined, NaN, infinities, bigints, functions, dates and other
 *   instances, holes in arrays, and texts with a lone surrogate
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return String(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join()}]`
  if (typeof value === 'object' && isPlain(value)) {
    let members = ''
    for (const name of Object.keys(value).sort()) {
      members += `${members && ','}${quoted(name)}:${canonicalJson(value[name])}`
    }
    return `{${members}}`
  }
  throw new RangeError(`canonicalJson: cannot write a ${typeof value}`)
}

/** JSON.stringify escapes exactly what RFC 8785 section 3.2.2.2 escapes, but would let a lone surrogate through. */
function quoted(text: string): string {
  if (/^[\w -]*$/.test(text)) return `"${text}"`
  if (/[\ud800-\udfff]/u.test(text)) throw new RangeError('canonicalJson: lone surrogate')
  return JSON.stringify(text)
}

/** Prototype null, or a prototype that itself has none: plain objects of any realm. */
function isPlain(value: object): value is { readonly [name: string]: unknown } {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
