import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'

/**
 * Keeps what a roster says unreadable without the key: AES-256-GCM, a fresh 96-bit nonce in front, the tag behind;
 * and tells the same person again by a keyed hash, so that no row shows a number or a telephone.
 * @param key 32 bytes
 */
export function peopleVault(key: Uint8Array, random: (length: number) => Uint8Array) {
  const linkKey = Buffer.from(hkdfSync('sha256', key, '', 'final-say links', 32))
  const tagKey = Buffer.from(hkdfSync('sha256', key, '', 'final-say people tags', 32))
  return {
    /** @param context bound to the ciphertext, so that a row moved to another place does not open */
    seal(text: string, context: string): Buffer {
      const nonce = random(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, body, cipher.getAuthTag()])
    },
    /** @throws when the bytes were changed, moved, or sealed with another key */
    open(sealed: Buffer, context: string): string {
      const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
        .setAAD(Buffer.from(context))
        .setAuthTag(sealed.subarray(-16))
      return Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()]).toString()
    },
    /**
     * What a person's link opens with, and the serial beside it: unforeseeable without both keys, and the same again
     * under the same `batch` key.
     */
    draw(batch: Uint8Array, round: string, identity: string) {
      const drawn = createHmac('sha256', linkKey)
        .update(batch)
        .update(`|${round}|${identity}`)
        .digest()
      return { secret: drawn.subarray(0, 16), serial: drawn.subarray(16, 21) }
    },
    /** The same for the same person of a round, and nothing to anybody without the key. */
    tag: (round: string, identity: string): Buffer =>
      createHmac('sha256', tagKey).update(`${round}|${identity}`).digest(),
  }
}

export type PeopleVault = ReturnType<typeof peopleVault>
