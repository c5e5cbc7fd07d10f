const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** What stands behind the point in a personal link: the first 80 bits of the manifest's hash in Crockford's Base32. */
export function linkCheck(manifestHash: Uint8Array): string {
  const bits = Array.from(manifestHash.subarray(0, 10), (byte) => byte.toString(2).padStart(8, '0'))
  const characters = bits.join('').match(/.{5}/g) ?? []
  return characters.map((five) => alphabet.charAt(Number.parseInt(five, 2))).join('')
}
