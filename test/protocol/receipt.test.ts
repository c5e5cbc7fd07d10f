import { generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatReceipt,
  fromBase64url,
  fromHex,
  headBytes,
  type Receipt,
  readReceipt,
  receiptBytes,
  toHex,
  verifyEd25519,
  verifyHead,
  verifyReceipt,
} from '../../protocol/index.ts'
import known from './vectors/ed25519-rfc8032.json' with { type: 'json' }

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const logKey = fromBase64url(publicKey.export({ format: 'jwk' }).x ?? '')
const signed = (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey))

const order = 2n ** 252n + 27742317777372353535851937790883648493n

describe('Ed25519', () => {
  test.each(known.vectors)('takes the RFC 8032 vector $key', ({ key, message, signature }) => {
    expect(verifyEd25519(fromHex(key), fromHex(message), fromHex(signature))).toBe(true)
    expect(verifyEd25519(fromHex(key), fromHex(`${message}00`), fromHex(signature))).toBe(false)
  })

  test('agrees with OpenSSL on its signatures, and on each of them altered', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(511), (message, bit) => {
        const signature = signed(message)
        expect(verifyEd25519(logKey, message, signature)).toBe(true)
        const altered = signature.slice()
        altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(verifyEd25519(logKey, message, altered)).toBe(false)
        expect(verify(null, message, publicKey, altered)).toBe(false)
      }),
      { numRuns: 25 },
    )
  })

  test('refuses a signature whose scalar was written larger by the order', () => {
    const message = Uint8Array.of(1, 2, 3)
    const signature = signed(message)
    const scalar = BigInt(`0x${toHex(signature.slice(32).reverse())}`) + order
    const raised = fromHex(scalar.toString(16).padStart(64, '0')).reverse()
    const malleated = Uint8Array.from([...signature.slice(0, 32), ...raised])
    expect(verifyEd25519(logKey, message, malleated)).toBe(false)
    expect(verify(null, message, publicKey, malleated)).toBe(false)
  })

  test('refuses keys that are no point and things of the wrong length', () => {
    const message = Uint8Array.of(1)
    const signature = signed(message)
    expect(verifyEd25519(new Uint8Array(32).fill(0xff), message, signature)).toBe(false)
    expect(verifyEd25519(fromHex(`02${'00'.repeat(31)}`), message, signature)).toBe(false)
    expect(verifyEd25519(logKey.subarray(1), message, signature)).toBe(false)
    expect(verifyEd25519(logKey, message, signature.subarray(1))).toBe(false)
  })
})

function receiptOf(day = '2025-11-12'): Receipt {
  const body = { round: 'y2025', leaf: new Uint8Array(randomBytes(32)), day }
  return { ...body, signature: signed(receiptBytes(body)) }
}

describe('a receipt', () => {
  test('comes back from its text and holds under the key of the log only', () => {
    const receipt = receiptOf()
    const back = readReceipt(formatReceipt(receipt))
    expect(back).toEqual(receipt)
    expect(verifyReceipt(receipt, logKey)).toBe(true)
    const other = fromBase64url(
      generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x ?? '',
    )
    expect(verifyReceipt(receipt, other)).toBe(false)
  })

  test('does not hold for another round, leaf or day', () => {
    const receipt = receiptOf()
    expect(verifyReceipt({ ...receipt, round: 'y2024' }, logKey)).toBe(false)
    expect(verifyReceipt({ ...receipt, day: '2025-11-13' }, logKey)).toBe(false)
    expect(verifyReceipt({ ...receipt, leaf: new Uint8Array(32) }, logKey)).toBe(false)
  })

  test('says only round, leaf, day and signature, and fits a QR code', () => {
    const text = formatReceipt(receiptOf())
    expect(text).toMatch(/^y2025\.[\w-]{43}\.20251112\.[\w-]{86}$/)
    expect(text.length).toBeLessThan(160)
  })

  test('is read from no altered text', () => {
    const text = formatReceipt(receiptOf())
    const altered = ['', 'x', text.slice(1), text.slice(0, -1), `${text}A`, text.replace('.', '..')]
    for (const each of altered) {
      const receipt = readReceipt(each)
      expect(receipt !== null && verifyReceipt(receipt, logKey)).toBe(false)
    }
    for (let at = 0; at < text.length; at += 9) {
      const swapped = `${text.slice(0, at)}${text[at] === 'b' ? 'c' : 'b'}${text.slice(at + 1)}`
      const receipt = readReceipt(swapped)
      expect(receipt !== null && verifyReceipt(receipt, logKey)).toBe(false)
    }
  })

  test('cannot be passed off as a tree head, nor the other way round', () => {
    const head = { round: 'y2025', size: 21, root: new Uint8Array(32), batch: 1, day: '2025-11-12' }
    const receipt = receiptOf()
    expect(verifyHead(head, signed(headBytes(head)), logKey)).toBe(true)
    expect(verifyHead({ ...head, size: 22 }, signed(headBytes(head)), logKey)).toBe(false)
    expect(verifyHead({ ...head, batch: 2 }, signed(headBytes(head)), logKey)).toBe(false)
    expect(verifyHead(head, receipt.signature, logKey)).toBe(false)
  })
})
