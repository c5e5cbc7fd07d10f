import {
  type ClientState,
  cast,
  collect,
  type OpenState,
  type Outside,
  postJson,
  type Setback,
  submitOpen,
} from '../../protocol/client/index.ts'
import { partsOf } from '../../protocol/form/parts.ts'
import { contentOf } from './answers.ts'
import type { Memory } from './keep.ts'
import type { PageData } from './page-data.ts'
import type { Filling } from './state.ts'

const world = {
  random: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
  post: postJson(fetch.bind(window)),
}

export type Sent =
  | { readonly kind: 'receipt'; readonly receipt?: string | undefined; readonly already?: boolean }
  | Setback

/** Where the phone keeps its ballots between two requests. */
const ballots = (memory: Memory): Outside<ClientState> => ({
  ...world,
  load: () => memory.refresh().ballots ?? null,
  save: (state) => void memory.set({ ballots: state }),
})

const answersOfOpenRound = (memory: Memory): Outside<OpenState> => ({
  ...world,
  load: () => memory.refresh().open ?? null,
  save: (state) => void memory.set({ open: state }),
})

/**
 * Collects the right to vote in every style of the link; harmless to repeat. Undefined when all is well or nothing is
 * to be done.
 */
export async function collectRight(
  { manifest }: PageData,
  memory: Memory,
  secret: Uint8Array | undefined,
): Promise<Setback | undefined> {
  if (manifest.mode !== 'ballot') return undefined
  const { styles } = memory.get()
  const known = styles.length > 0 ? styles : undefined
  const done = await collect({ manifest, styles: known, secret }, ballots(memory))
  if (done.kind !== 'collected') return done
  memory.set({ styles: Object.keys(memory.get().ballots?.ballots ?? {}) })
  return undefined
}

/** 0.4 and 2.5 of the expected reading time part the three paces; nothing finer leaves the phone. */
function paceOf(spent: number, seconds: number): 'fast' | 'normal' | 'slow' {
  const share = spent / 1000 / Math.max(1, seconds)
  if (share < 0.4) return 'fast'
  return share > 2.5 ? 'slow' : 'normal'
}

/**
 * Sends one style's answers. The first call writes the body, later ones repeat it byte for byte until it is
 * acknowledged.
 * @param filling left out: only what is already written goes out
 */
export async function send(
  { manifest }: PageData,
  memory: Memory,
  style: string,
  filling: Filling | undefined,
): Promise<Sent> {
  const content = filling && {
    ...contentOf(filling.screens, filling.answers),
    coached: filling.coached,
    helped: filling.helped,
    pace: paceOf(memory.get().drafts[style]?.spent ?? 0, filling.style.seconds),
  }
  if (manifest.mode === 'open') {
    const input = { round: manifest.round, style, content }
    const done = await submitOpen(input, answersOfOpenRound(memory))
    return done.kind === 'accepted' ? { kind: 'receipt' } : ready(done)
  }
  const parts = filling ? partsOf(filling.form) : {}
  const done = await cast({ manifest, style, parts, content }, ballots(memory))
  return done.kind === 'cast' || done.kind === 'already'
    ? { kind: 'receipt', receipt: done.receipt, already: done.kind === 'already' }
    : ready(done)
}

const ready = (setback: Setback | { readonly kind: 'not-ready' }): Setback =>
  setback.kind === 'not-ready' ? { kind: 'refused', status: 0 } : setback

/** Whether this style has gone out from this phone, and with which receipt. */
export function sentFrom(
  memory: Memory,
  style: string,
): { readonly receipt?: string | undefined } | undefined {
  const { ballots: kept, open } = memory.get()
  const ballot = kept?.ballots[style]
  if (ballot?.stage === 'sent') return { receipt: ballot.receipt }
  return open?.answered.includes(style) ? {} : undefined
}

/** Whether a body of this style is written and waits for the network. */
export const isWaiting = (memory: Memory, style: string): boolean =>
  memory.get().ballots?.ballots[style]?.stage === 'sending' ||
  memory.get().open?.sending[style] !== undefined

/** Whether nothing but the answers is lacking to send this style. */
export const isReady = (memory: Memory, style: string): boolean =>
  isWaiting(memory, style) || memory.get().ballots?.ballots[style]?.stage === 'ready'
