/** A whole number below 2^53 in so many bytes, the most significant first. */
export function unsigned(value: number, bytes: 4 | 8): Buffer {
  const whole = Buffer.alloc(8)
  whole.writeBigUInt64BE(BigInt(value))
  return whole.subarray(8 - bytes)
}

/**
 * Everything that is hashed or signed: each field is its length in bytes as 32 bits and then its bytes, the first
 * field is a tag. So no two lists of fields have the same bytes, and what was made for one purpose means nothing
 * for another.
 */
export const pack = (tag: string, ...fields: readonly (string | Uint8Array)[]): Buffer =>
  Buffer.concat(
    [tag, ...fields].flatMap((field) => {
      const bytes = Buffer.from(field)
      return [unsigned(bytes.length, 4), bytes]
    }),
  )
