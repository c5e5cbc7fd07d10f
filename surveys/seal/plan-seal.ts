import { compareBytes } from '../../protocol/bytes/compare.ts'
import { appendLeaf, type CompactRange, rangeRoot } from '../../protocol/log/compact-range.ts'

/** A ballot that is in the box. */
export interface Cast {
  readonly style: string
  readonly leaf: Uint8Array
}

/** How far one style is sealed, and how far of that may be shown. */
export interface StyleSeal {
  readonly style: string
  /** Ballots sealed so far. */
  readonly sealed: number
  /** Ballots that figures and counts speak of. */
  readonly shown: number
  /** The last batch they come from. */
  readonly through: number
}

/** The state of a log after a batch: enough to append the next one. */
export interface LogState {
  readonly n: number
  readonly range: CompactRange
  readonly styles: readonly StyleSeal[]
}

export interface PlannedBatch extends LogState {
  /** Leaf hashes in their only order. */
  readonly leaves: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Fewer ballots than this over the round wait for the next seal. */
export const leastPending = 20
/** Of each style none or at least so many; fewer wait. */
export const leastOfStyle = 5
/** Figures and counts of a style move only by at least so many new ballots. */
export const leastNew = 10
/** One batch is one document. */
const mostLeaves = 200_000

function grouped(pending: readonly Cast[]): Map<string, Cast[]> {
  const styles = new Map<string, Cast[]>()
  for (const cast of pending) {
    const group = styles.get(cast.style)
    if (group === undefined) styles.set(cast.style, [cast])
    else group.push(cast)
  }
  return styles
}

/** What the rules let into the next batch. */
function admitted(pending: readonly Cast[], final: boolean): Cast[] {
  if (final) return [...pending]
  const groups = [...grouped(pending).values()]
  const taken = groups.filter((group) => group.length >= leastOfStyle).flat()
  return taken.length >= leastPending ? taken : []
}

function nextStyle(before: StyleSeal, added: number, n: number, final: boolean): StyleSeal {
  const sealed = before.sealed + added
  const moves = final || sealed - before.shown >= leastNew
  return moves ? { ...before, sealed, shown: sealed, through: n } : { ...before, sealed }
}

function nextStyles(last: LogState, taken: readonly Cast[], n: number, final: boolean) {
  const added = grouped(taken)
  const before = new Map(last.styles.map((each) => [each.style, each]))
  const codes = [...new Set([...before.keys(), ...added.keys()])].sort()
  return codes.map((style) =>
    nextStyle(
      before.get(style) ?? { style, sealed: 0, shown: 0, through: 0 },
      added.get(style)?.length ?? 0,
      n,
      final,
    ),
  )
}

/**
 * The next batch of a round's log, a pure function of what is pending and where the log stands. The daily seal takes
 * styles with at least five pending ballots, when these are at least twenty; the last one takes everything. Leaves
 * stand in the order of their hashes, so a batch says nothing of who came first.
 *
 * @returns undefined when there is nothing to seal, or too little
 * Source: the ballot's rules on seals; RFC 6962 for the tree.
 */
export function planSeal(
  pending: readonly Cast[],
  last: LogState,
  final: boolean,
): PlannedBatch | undefined {
  const taken = admitted(pending, final)
    .sort((one, other) => compareBytes(one.leaf, other.leaf))
    .slice(0, mostLeaves)
  const n = last.n + 1
  const styles = nextStyles(last, taken, n, final)
  if (taken.length === 0 && !(final && catchesUp(last))) return undefined
  const leaves = taken.map(({ leaf }) => leaf)
  const range = leaves.reduce(appendLeaf, last.range)
  return { n, range, styles, leaves, root: rangeRoot(range) }
}

/** At the close everything sealed is shown, even where the last seal brings nothing new. */
const catchesUp = ({ styles }: LogState) => styles.some(({ sealed, shown }) => sealed !== shown)
