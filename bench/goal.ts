import { median, short, spread } from './figures.ts'

/** A goal against what was measured: figures of the same rounds, the lower one below the line. */
interface Measured {
  readonly name: string
  /** One figure a round; the ratio is the median of these over the median of those. */
  readonly over: readonly number[]
  readonly under: readonly number[]
  readonly goal: number
  /** `at-least` unless the ratio is a cost. */
  readonly is?: 'at-least' | 'at-most'
}

export interface Goal {
  readonly name: string
  readonly ratio: number
  readonly goal: number
  readonly outcome: 'holds' | 'falls short' | 'not judged'
  /** How far beyond its goal the ratio is: 1 just holds, 2 is twice as good as asked. */
  readonly margin: number
}

/** Figures that vary more than this within one run say more about the machine than about us. */
const steady = 1.5

/** Where the figures were not steady, a verdict is given only if even the worst pair of rounds agrees with it. */
export function judge({ name, over, under, goal, is = 'at-least' }: Measured): Goal {
  const marginOf = (ratio: number) => (is === 'at-least' ? ratio / goal : goal / ratio)
  const ratio = median(over) / median(under)
  const extremes = [
    Math.min(...over) / Math.max(...under),
    Math.max(...over) / Math.min(...under),
  ].map((each) => marginOf(each) >= 1)
  const margin = marginOf(ratio)
  const isOpen = Math.max(spread(over), spread(under)) > steady && extremes[0] !== extremes[1]
  const verdict = margin >= 1 ? 'holds' : 'falls short'
  return { name, ratio, goal, margin, outcome: isOpen ? 'not judged' : verdict }
}

/** `bench NAME: ratio R (goal G) holds`, or `falls short`. */
export function lineOf({ name, ratio, goal, outcome }: Goal): string {
  const why = outcome === 'not judged' ? ': the figures vary too much from round to round' : ''
  return `bench ${name}: ratio ${short(ratio)} (goal ${short(goal)}) ${outcome}${why}`
}

const order = ['falls short', 'not judged', 'holds'] as const

/** The goal that stands for all of them: the worst outcome, and of those the smallest margin. */
export function worst(goals: readonly Goal[]): Goal {
  const [first] = goals.toSorted(
    (a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || a.margin - b.margin,
  )
  if (first === undefined) throw new RangeError('worst: nothing was judged')
  return first
}
