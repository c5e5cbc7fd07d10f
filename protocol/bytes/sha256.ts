import { firstState, padded, roundConstants } from './sha2-constants.ts'

const first = Int32Array.from(firstState, (word) => Number(word >> 32n))
const constants = Int32Array.from(roundConstants.slice(0, 64), (word) => Number(word >> 32n))
const schedule = new Int32Array(64)

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))
const at = (words: Int32Array, index: number): number => words[index] ?? 0

/** The message schedule of one block (FIPS 180-4 6.2.2 step 1). */
function read(message: DataView, start: number): void {
  for (let next = 0; next < 16; next++) schedule[next] = message.getInt32(start + 4 * next)
  for (let next = 16; next < 64; next++) {
    const early = at(schedule, next - 15)
    const late = at(schedule, next - 2)
    const small = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
    const large = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
    schedule[next] = at(schedule, next - 16) + small + at(schedule, next - 7) + large
  }
}

/** The 64 rounds over one block, added to the state. */
function compress(state: Int32Array): void {
  let a = at(state, 0)
  let b = at(state, 1)
  let c = at(state, 2)
  let d = at(state, 3)
  let e = at(state, 4)
  let f = at(state, 5)
  let g = at(state, 6)
  let h = at(state, 7)
  for (let round = 0; round < 64; round++) {
    const rise = (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g))
    const added = (h + rise + at(constants, round) + at(schedule, round)) | 0
    const fall = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
    h = g
    g = f
    f = e
    e = (d + added) | 0
    d = c
    c = b
    b = a
    a = (added + fall) | 0
  }
  for (const [word, change] of [a, b, c, d, e, f, g, h].entries()) {
    state[word] = at(state, word) + change
  }
}

/**
 * SHA-256 (FIPS 180-4). Our own because a page opened over plain http has no SubtleCrypto, and the usual library
 * needs Chromium 93 and Safari 15.4 and weighs more than the rest of the client; tested against node:crypto.
 */
export function sha256(message: Uint8Array): Uint8Array {
  const view = padded(message, 64)
  const state = first.slice()
  for (let start = 0; start < view.byteLength; start += 64) {
    read(view, start)
    compress(state)
  }
  const digest = new DataView(new ArrayBuffer(32))
  for (let word = 0; word < 8; word++) digest.setInt32(4 * word, at(state, word))
  return new Uint8Array(digest.buffer)
}
