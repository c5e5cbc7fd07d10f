const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * Crockford Base32, lower case, most significant bit first. Where the bits do not fill the last character, zero
 * bits stand in **front**: 16 bytes give 26 characters, the first of them 0 to 7.
 */
export function toBase32(bytes: Uint8Array): string {
  let bits = (5 - ((bytes.length * 8) % 5)) % 5
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >> bits) & 31]
    }
  }
  return text
}

/**
 * The 16 bytes of a link secret as a person typed it, or null. Either case; spaces and hyphens anywhere; O is read
 * as 0, I and L as 1 (Crockford's reading of look-alikes).
 */
export function readSecret(typed: string): Uint8Array | null {
  const text = typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1')
  if (!/^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(text)) return null
  const bytes = new Uint8Array(16)
  // The first character carries three bits; the two it lacks are the zero bits in front.
  let held = alphabet.indexOf(text.charAt(0))
  let bits = 3
  let length = 0
  for (const character of text.slice(1)) {
    held = ((held << 5) | alphabet.indexOf(character)) & 0xffff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[length++] = held >> bits
    }
  }
  return bytes
}

/** A link secret as it is printed for typing: upper case in groups of four, `XXXX XXXX … XX`. */
export const printSecret = (secret: Uint8Array): string =>
  toBase32(secret)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ')
