import { firstState, firstState384, padded, roundConstants } from './sha2-constants.ts'

/** 64-bit words as their upper and lower halves, one after the other: BigInt takes fifteen times as long. */
const halves = (words: readonly bigint[]): Int32Array =>
  Int32Array.from(words.flatMap((word) => [Number(word >> 32n), Number(word & 0xffffffffn)]))

const constants = halves(roundConstants)
const schedule = new Int32Array(160)

const at = (words: Int32Array, index: number): number => words[index] ?? 0
const unsigned = (words: Int32Array, index: number): number => at(words, index) >>> 0

/** One half of a word turned right by less than 32; the other half comes of the two swapped, as does turning on by 32. */
const turn = (half: number, other: number, by: number): number =>
  (half >>> by) | (other << (32 - by))

/** Stores a sum of words: those of the lower halves, unsigned, carry into the upper ones. */
function store(words: Int32Array, index: number, upper: number, lower: number): void {
  words[index] = upper + Math.floor(lower / 2 ** 32)
  words[index + 1] = lower
}

/** The message schedule of one block (FIPS 180-4 6.4.2 step 1). */
function read(message: DataView, start: number): void {
  for (let next = 0; next < 32; next++) schedule[next] = message.getInt32(start + 4 * next)
  for (let next = 32; next < 160; next += 2) {
    const [earlyUp, earlyLow] = [at(schedule, next - 30), at(schedule, next - 29)]
    const [lateUp, lateLow] = [at(schedule, next - 4), at(schedule, next - 3)]
    const smallUp = turn(earlyUp, earlyLow, 1) ^ turn(earlyUp, earlyLow, 8) ^ (earlyUp >>> 7)
    const smallLow =
      turn(earlyLow, earlyUp, 1) ^ turn(earlyLow, earlyUp, 8) ^ turn(earlyLow, earlyUp, 7)
    const largeUp = turn(lateUp, lateLow, 19) ^ turn(lateLow, lateUp, 29) ^ (lateUp >>> 6)
    const largeLow =
      turn(lateLow, lateUp, 19) ^ turn(lateUp, lateLow, 29) ^ turn(lateLow, lateUp, 6)
    store(
      schedule,
      next,
      at(schedule, next - 32) + smallUp + at(schedule, next - 14) + largeUp,
      unsigned(schedule, next - 31) +
        (smallLow >>> 0) +
        unsigned(schedule, next - 13) +
        (largeLow >>> 0),
    )
  }
}

/** The 80 rounds over one block, added to the state; a … h stand at 0, 2 … 14. */
function compress(state: Int32Array): void {
  const now = state.slice()
  const added = new Int32Array(2)
  for (let round = 0; round < 160; round += 2) {
    const [aUp, aLow, eUp, eLow] = [at(now, 0), at(now, 1), at(now, 8), at(now, 9)]
    const choice = (half: number) =>
      at(now, 12 + half) ^ (at(now, 8 + half) & (at(now, 10 + half) ^ at(now, 12 + half)))
    const majority = (half: number) =>
      (at(now, half) & (at(now, 2 + half) | at(now, 4 + half))) |
      (at(now, 2 + half) & at(now, 4 + half))
    const rise = (one: number, two: number) =>
      turn(one, two, 14) ^ turn(one, two, 18) ^ turn(two, one, 9)
    const fall = (one: number, two: number) =>
      turn(one, two, 28) ^ turn(two, one, 2) ^ turn(two, one, 7)
    store(
      added,
      0,
      at(now, 14) + rise(eUp, eLow) + choice(0) + at(constants, round) + at(schedule, round),
      unsigned(now, 15) +
        (rise(eLow, eUp) >>> 0) +
        (choice(1) >>> 0) +
        unsigned(constants, round + 1) +
        unsigned(schedule, round + 1),
    )
    const [fallUp, fallLow] = [
      fall(aUp, aLow) + majority(0),
      (fall(aLow, aUp) >>> 0) + (majority(1) >>> 0),
    ]
    now.copyWithin(2, 0, 14)
    store(now, 8, at(now, 8) + at(added, 0), unsigned(now, 9) + unsigned(added, 1))
    store(now, 0, at(added, 0) + fallUp, unsigned(added, 1) + fallLow)
  }
  for (let word = 0; word < 16; word += 2)
    store(
      state,
      word,
      at(state, word) + at(now, word),
      unsigned(state, word + 1) + unsigned(now, word + 1),
    )
}

function digest(first: Int32Array, message: Uint8Array, size: number): Uint8Array {
  const view = padded(message, 128)
  const state = first.slice()
  for (let start = 0; start < view.byteLength; start += 128) {
    read(view, start)
    compress(state)
  }
  const bytes = new DataView(new ArrayBuffer(64))
  for (let half = 0; half < 16; half++) bytes.setInt32(4 * half, at(state, half))
  return new Uint8Array(bytes.buffer, 0, size)
}

const first = halves(firstState)
const first384 = halves(firstState384)

/** SHA-512 (FIPS 180-4). See `sha256` for why it is our own. */
export const sha512 = (message: Uint8Array): Uint8Array => digest(first, message, 64)

/** SHA-384: SHA-512 from another first state, cut to 48 bytes. */
export const sha384 = (message: Uint8Array): Uint8Array => digest(first384, message, 48)
