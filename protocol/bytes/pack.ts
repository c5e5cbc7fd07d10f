const encoder = new TextEncoder()

/** The UTF-8 bytes of a text. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text)

/** All bytes in one array, in order. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const part of parts) length += part.length
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/**
 * A whole number as big-endian bytes.
 * @param value from 0 to 2^53 - 1 and below 256^size
 * @throws RangeError when it does not fit
 */
export function unsigned(value: number, size: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 256 ** size) {
    throw new RangeError(`unsigned: ${value} does not fit ${size} bytes`)
  }
  const bytes = new Uint8Array(size)
  let rest = value
  for (let at = size - 1; at >= 0; at--) {
    bytes[at] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return bytes
}

/**
 * Length-prefixed concatenation: each field is its length in bytes (32 bits, big-endian) and then its bytes; texts
 * are UTF-8. The first field is always a tag, so bytes made for one purpose never mean something for another.
 */
export function pack(...fields: readonly (string | Uint8Array)[]): Uint8Array {
  const parts: Uint8Array[] = []
  for (const field of fields) {
    const bytes = typeof field === 'string' ? utf8(field) : field
    parts.push(unsigned(bytes.length, 4), bytes)
  }
  return concat(...parts)
}
