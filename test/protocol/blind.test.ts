import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
  randomBytes,
  verify,
  webcrypto,
} from 'node:crypto'
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import { describe, expect, test } from 'vitest'
import { inverse, toBytes } from '../../protocol/blind/integers.ts'
import { encodePss } from '../../protocol/blind/pss.ts'
import {
  ballotMessage,
  blind,
  blindKey,
  blindSuite,
  finalize,
  fromBase64url,
  fromHex,
  toBase64url,
  toHex,
  verifySignature,
} from '../../protocol/index.ts'
import vector from './vectors/rfc9474-a3.json' with { type: 'json' }

const random = (length: number) => new Uint8Array(randomBytes(length))

/** What an issuer does: raw RSA with the private key. */
const signBlinded = (key: KeyObject, blinded: Uint8Array) =>
  new Uint8Array(privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, blinded))

const opensslVerify = (key: KeyObject, message: Uint8Array, signature: Uint8Array) =>
  verify(
    blindSuite.hash,
    message,
    { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: blindSuite.saltLength },
    signature,
  )

const modulusOf = (key: KeyObject): string => key.export({ format: 'jwk' }).n ?? ''

function freshKey() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { privateKey, publicKey, key: blindKey(modulusOf(publicKey)) }
}

const ours = freshKey()
const message = ballotMessage('y2025', 'p01', random(32))

describe('the vector of RFC 9474, appendix A.3', () => {
  const key = blindKey(toBase64url(fromHex(vector.n)))
  const msg = fromHex(vector.msg)

  /** The private key of the vector as OpenSSL takes it. */
  function issuer(): KeyObject {
    const [p, q] = [BigInt(`0x${vector.p}`), BigInt(`0x${vector.q}`)]
    const d = inverse(65537n, (p - 1n) * (q - 1n))
    const part = (value: bigint) => toBase64url(toBytes(value, value > p * 2n ? 512 : 256))
    return createPrivateKey({
      format: 'jwk',
      key: {
        kty: 'RSA',
        n: toBase64url(fromHex(vector.n)),
        e: 'AQAB',
        d: part(d),
        p: part(p),
        q: part(q),
        dp: part(d % (p - 1n)),
        dq: part(d % (q - 1n)),
        qi: part(inverse(q, p)),
      },
    })
  }

  test('gives its encoding', () => {
    expect(toHex(encodePss(msg, fromHex(vector.salt), key.bits - 1))).toBe(vector.encoded_msg)
  })

  test('gives its blinded message and inverse from its salt and factor', () => {
    const factor = toBytes(inverse(BigInt(`0x${vector.inv}`), key.modulus), key.size)
    const chosen = [fromHex(vector.salt), factor]
    const result = blind(key, msg, () => chosen.shift() ?? new Uint8Array())
    expect(toHex(result.blinded)).toBe(vector.blinded_msg)
    expect(toHex(result.inverse)).toBe(vector.inv)
  })

  test('is signed by OpenSSL as the RFC says and finalizes to its signature', () => {
    const answer = signBlinded(issuer(), fromHex(vector.blinded_msg))
    expect(toHex(answer)).toBe(vector.blind_sig)
    expect(toHex(finalize(key, msg, answer, fromHex(vector.inv)) ?? new Uint8Array())).toBe(
      vector.sig,
    )
    expect(verifySignature(key, msg, fromHex(vector.sig))).toBe(true)
  })
})

describe('with an issuer on node:crypto', () => {
  test('phone and issuer make a signature OpenSSL takes for an ordinary RSASSA-PSS one', () => {
    const { blinded, inverse: factor } = blind(ours.key, message, random)
    const signature = finalize(ours.key, message, signBlinded(ours.privateKey, blinded), factor)
    expect(signature).not.toBeNull()
    expect(opensslVerify(ours.publicKey, message, signature ?? new Uint8Array())).toBe(true)
  })

  test('the issuer sees other bytes each time, and the same bytes for the same request', () => {
    const [one, two] = [blind(ours.key, message, random), blind(ours.key, message, random)]
    expect(toHex(one.blinded)).not.toBe(toHex(two.blinded))
    expect(signBlinded(ours.privateKey, one.blinded)).toEqual(
      signBlinded(ours.privateKey, one.blinded),
    )
  })

  test('an answer by another key, to another phone or with a flipped bit is refused', () => {
    const { blinded, inverse: factor } = blind(ours.key, message, random)
    const answer = signBlinded(ours.privateKey, blinded)
    const other = blind(ours.key, message, random)
    const flipped = answer.slice()
    flipped[200] = (flipped[200] ?? 0) ^ 1
    expect(
      finalize(ours.key, message, signBlinded(freshKey().privateKey, blinded), factor),
    ).toBeNull()
    expect(finalize(ours.key, message, answer, other.inverse)).toBeNull()
    expect(finalize(ours.key, message, flipped, factor)).toBeNull()
    expect(finalize(ours.key, message, answer.subarray(1), factor)).toBeNull()
    expect(finalize(ours.key, ballotMessage('y2025', 'p02', random(32)), answer, factor)).toBeNull()
  })

  test('our verification agrees with OpenSSL on signatures OpenSSL rejects', () => {
    const { blinded, inverse: factor } = blind(ours.key, message, random)
    const good = finalize(ours.key, message, signBlinded(ours.privateKey, blinded), factor)
    for (let at = 0; at < 256; at += 17) {
      const bad = (good ?? new Uint8Array()).slice()
      bad[at] = (bad[at] ?? 0) ^ 0x10
      expect(verifySignature(ours.key, message, bad)).toBe(false)
      expect(opensslVerify(ours.publicKey, message, bad)).toBe(false)
    }
    const beyond = toBytes(ours.key.modulus + 5n, 256)
    expect(verifySignature(ours.key, message, beyond)).toBe(false)
  })

  test('a key under 2048 bits is refused', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
    expect(() => blindKey(modulusOf(publicKey))).toThrow(RangeError)
  })
})

describe('with @cloudflare/blindrsa-ts', () => {
  const suite = RSABSSA.SHA384.PSS.Deterministic()
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' }
  const { subtle } = webcrypto
  const publicKey = () =>
    subtle.importKey('jwk', ours.publicKey.export({ format: 'jwk' }), algorithm, true, ['verify'])
  const privateKey = () =>
    subtle.importKey('jwk', ours.privateKey.export({ format: 'jwk' }), algorithm, true, ['sign'])

  test('its issuer signs what our phone blinds', async () => {
    const { blinded, inverse: factor } = blind(ours.key, message, random)
    const answer = await suite.blindSign(await privateKey(), blinded)
    const signature = finalize(ours.key, message, answer, factor)
    expect(signature).not.toBeNull()
    expect(await suite.verify(await publicKey(), signature ?? new Uint8Array(), message)).toBe(true)
  })

  test('our verification takes what its phone and our issuer make', async () => {
    const { blindedMsg, inv } = await suite.blind(await publicKey(), suite.prepare(message))
    const answer = signBlinded(ours.privateKey, blindedMsg)
    const signature = await suite.finalize(await publicKey(), message, answer, inv)
    expect(verifySignature(ours.key, message, signature)).toBe(true)
    expect(toHex(finalize(ours.key, message, answer, inv) ?? new Uint8Array())).toBe(
      toHex(signature),
    )
  })
})

test('the published parameters are enough to verify: modulus, exponent 65537, SHA-384, salt 48', () => {
  const { n, e } = ours.publicKey.export({ format: 'jwk' })
  expect(fromBase64url(n ?? '').length * 8).toBe(blindSuite.modulusBits)
  expect(toHex(fromBase64url(e ?? ''))).toBe('010001')
  expect(blindSuite.publicExponent).toBe(0x10001)
  const rebuilt = createPublicKey({ format: 'jwk', key: { kty: 'RSA', n: n ?? '', e: 'AQAB' } })
  const { blinded, inverse: factor } = blind(ours.key, message, random)
  const signature = finalize(ours.key, message, signBlinded(ours.privateKey, blinded), factor)
  expect(opensslVerify(rebuilt, message, signature ?? new Uint8Array())).toBe(true)
})
