/** A seeded source of choices: the same seed makes the same answers. */
export interface Dice {
  /** A number in [0, 1). */
  readonly roll: () => number
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number
  readonly pick: <One>(list: readonly One[]) => One | undefined
  /** Some of a list, in random order. */
  readonly some: <One>(list: readonly One[], count: number) => One[]
}

/** The generator "mulberry32": 32 bits of state, good enough to vary answers. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const roll = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number): number => low + Math.floor(roll() * (high - low + 1))
  return {
    roll,
    between,
    pick: (list) => list[between(0, list.length - 1)],
    some(list, count) {
      const left = [...list]
      return Array.from({ length: Math.min(count, left.length) }).flatMap(() =>
        left.splice(between(0, left.length - 1), 1),
      )
    },
  }
}
