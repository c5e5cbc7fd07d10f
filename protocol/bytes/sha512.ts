import { firstState, firstState384, padded, roundConstants } from './sha2-constants.ts'

const word = (value: bigint): bigint => BigInt.asUintN(64, value)
/** The word twice over: shifting it right by less than 64 turns it, once the upper half is cut off. */
const twice = (value: bigint): bigint => (value << 64n) | value

function one(value: bigint): bigint {
  const both = twice(value)
  return word((both >> 1n) ^ (both >> 8n) ^ (value >> 7n))
}
function two(value: bigint): bigint {
  const both = twice(value)
  return word((both >> 19n) ^ (both >> 61n) ^ (value >> 6n))
}
function rise(value: bigint): bigint {
  const both = twice(value)
  return word((both >> 14n) ^ (both >> 18n) ^ (both >> 41n))
}
function fall(value: bigint): bigint {
  const both = twice(value)
  return word((both >> 28n) ^ (both >> 34n) ^ (both >> 39n))
}

/** DataView's own getBigUint64 is missing in iOS 14. */
const read = (view: DataView, at: number): bigint =>
  (BigInt(view.getUint32(at)) << 32n) | BigInt(view.getUint32(at + 4))

function schedule(message: DataView, start: number): bigint[] {
  const words = Array.from({ length: 16 }, (_, at) => read(message, start + 8 * at))
  const at = (index: number) => words[index] ?? 0n
  for (let next = 16; next < 80; next++) {
    words.push(word(at(next - 16) + one(at(next - 15)) + at(next - 7) + two(at(next - 2))))
  }
  return words
}

function compress(state: readonly bigint[], words: readonly bigint[]): bigint[] {
  let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state
  words.forEach((input, at) => {
    const choice = g ^ (e & (f ^ g))
    const added = h + rise(e) + choice + (roundConstants[at] ?? 0n) + input
    const majority = (a & (b | c)) | (b & c)
    h = g
    g = f
    f = e
    e = word(d + added)
    d = c
    c = b
    b = a
    a = word(added + fall(b) + majority)
  })
  return [a, b, c, d, e, f, g, h]
}

function digest(first: readonly bigint[], message: Uint8Array, size: number): Uint8Array {
  const view = padded(message, 128)
  let state = first
  for (let start = 0; start < view.byteLength; start += 128) {
    const change = compress(state, schedule(view, start))
    state = state.map((value, at) => word(value + (change[at] ?? 0n)))
  }
  const bytes = new DataView(new ArrayBuffer(64))
  state.forEach((value, at) => {
    bytes.setUint32(8 * at, Number(value >> 32n))
    bytes.setUint32(8 * at + 4, Number(value & 0xffffffffn))
  })
  return new Uint8Array(bytes.buffer, 0, size)
}

/** SHA-512 (FIPS 180-4) on BigInt words: a dozen blocks a ballot, so short rather than fast. See `sha256`. */
export const sha512 = (message: Uint8Array): Uint8Array => digest(firstState, message, 64)

/** SHA-384: SHA-512 from another first state, cut to 48 bytes. */
export const sha384 = (message: Uint8Array): Uint8Array => digest(firstState384, message, 48)
