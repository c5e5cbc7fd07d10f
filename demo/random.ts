/** One stream of pseudo-random draws; the same seed gives the same draws on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly uniform: () => number
  /** Standard normal (Box and Muller). */
  readonly normal: () => number
  readonly chance: (probability: number) => boolean
  /** A whole number from 0 to `below` − 1. */
  readonly whole: (below: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  /** One entry of `[value, weight]` pairs, weights > 0. */
  readonly weighted: <T>(entries: readonly (readonly [T, number])[]) => T
  readonly shuffle: <T>(list: readonly T[]) => T[]
  /** `count` numbers in (0, 1), one from each of `count` equal strata, in random order: even, yet not regular. */
  readonly spread: (count: number) => number[]
  readonly bytes: (length: number) => Uint8Array
}

/** Four 32-bit words from a text: FNV-1a with four starting values, each mixed to the end. */
function words(seed: string): [number, number, number, number] {
  const word = (start: number) => {
    let hash = start
    for (const letter of seed) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    return (hash ^ (hash >>> 16)) >>> 0
  }
  return [word(0x811c9dc5), word(0x9e3779b9), word(0x243f6a88), word(0xb7e15162)]
}

/** sfc32 of Chris Doty-Humphrey (PractRand): 128 bits of state, passes its full battery. */
function smallFastCounter(seed: string): () => number {
  let [a, b, c, counter] = words(seed)
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let warm = 0; warm < 12; warm += 1) next()
  return next
}

/** @param seed any text; `${seed}/${part}` gives a part of the demo its own independent stream */
export function seeded(seed: string): Random {
  const word = smallFastCounter(seed)
  const uniform = () => word() / 2 ** 32
  const whole = (below: number) => Math.floor(uniform() * below)

  const pick = <T>(list: readonly T[]): T => {
    for (const value of list.slice(whole(list.length))) return value
    throw new RangeError('pick: the list is empty')
  }

  const weighted = <T>(entries: readonly (readonly [T, number])[]): T => {
    let left = uniform() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of entries) {
      left -= weight
      if (left < 0) return value
    }
    return pick(entries)[0]
  }

  const shuffle = <T>(list: readonly T[]): T[] =>
    list
      .map((value) => ({ value, key: word() }))
      .sort((one, other) => one.key - other.key)
      .map(({ value }) => value)

  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    chance: (probability) => uniform() < probability,
    whole,
    pick,
    weighted,
    shuffle,
    spread: (count) =>
      shuffle(Array.from({ length: count }, (_, stratum) => (stratum + uniform()) / count)),
    bytes: (length) => Uint8Array.from({ length }, () => word() & 0xff),
  }
}
