const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Fills a byte count with randomness; `node:crypto`'s in production, seeded in the demo and in tests. */
export type RandomBytes = (length: number) => Uint8Array

/** 26 lower-case Crockford Base32 characters for 128 bits; the first character carries only two bits. */
export function encodeId(bytes: Uint8Array): string {
  if (bytes.length !== 16) throw new RangeError('encodeId: needs exactly 16 bytes')
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  let text = ''
  for (let place = 125n; place >= 0n; place -= 5n) text += alphabet[Number((bits >> place) & 31n)]
  return text
}

/** Makes identifiers from a source of randomness. */
export const idMaker = (random: RandomBytes) => () => encodeId(random(16))
