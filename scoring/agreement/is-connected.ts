/**
 * Whether units and raters hang together: each can be reached from each by shared scores. Otherwise a severe panel and a
 * weak group of units look the same.
 */
export function isConnected(
  ratings: readonly { readonly unit: string; readonly rater: string }[],
): boolean {
  const neighbours = new Map<string, Set<string>>()
  const link = (from: string, to: string) => {
    const known = neighbours.get(from)
    if (known) known.add(to)
    else neighbours.set(from, new Set([to]))
  }
  for (const { unit, rater } of ratings) {
    link(`unit ${unit}`, `rater ${rater}`)
    link(`rater ${rater}`, `unit ${unit}`)
  }
  const [first] = neighbours.keys()
  const reached = new Set<string>(first === undefined ? [] : [first])
  for (const node of reached) for (const next of neighbours.get(node) ?? []) reached.add(next)
  return reached.size === neighbours.size
}
