const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Base64url without padding (RFC 4648 section 5). */
export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff
    bits += 8
    while (bits >= 6) {
      bits -= 6
      text += alphabet[(held >> bits) & 63]
    }
  }
  return bits > 0 ? text + alphabet[(held << (6 - bits)) & 63] : text
}

/**
 * The bytes of unpadded base64url. Strict, so that one value has one spelling: no padding, no spaces, and the
 * bits that carry nothing are zero.
 * @throws RangeError when the text is anything else
 */
export function fromBase64url(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8))
  let held = 0
  let bits = 0
  let length = 0
  for (const character of text) {
    const value = alphabet.indexOf(character)
    if (value < 0) throw new RangeError('fromBase64url: not base64url')
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[length++] = held >> bits
    }
  }
  if (bits === 6 || held & ((1 << bits) - 1)) throw new RangeError('fromBase64url: stray bits')
  return bytes
}
