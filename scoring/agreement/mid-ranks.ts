/**
 * Ranks 1..n from the smallest, equal values sharing the mean of their places, and the tie term sum (t^3 - t).
 *
 * @example midRanks([10, 20, 20]) // { ranks: [1, 2.5, 2.5], ties: 6 }
 */
export function midRanks(values: readonly number[]): { ranks: number[]; ties: number } {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const ranks = new Array<number>(values.length).fill(0)
  let ties = 0
  for (let start = 0; start < order.length; ) {
    let end = start
    while (end + 1 < order.length && values[order[end + 1] ?? 0] === values[order[start] ?? 0])
      end += 1
    const size = end - start + 1
    ties += size ** 3 - size
    for (let place = start; place <= end; place += 1)
      ranks[order[place] ?? 0] = (start + end) / 2 + 1
    start = end + 1
  }
  return { ranks, ties }
}
