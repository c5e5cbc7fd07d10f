import {
  type ClientState,
  cast,
  collect,
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

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const post = postJson(fetch.bind(window))

export type Sent =
  | { readonly kind: 'receipt'; readonly receipt?: string; readonly already?: true }
  | Setback

/** Where the phone keeps its ballots between two requests. */
const ballots = (memory: Memory): Outside<ClientState> => ({
  random,
  post,
  load: () => memory.refresh().ballots ?? null,
  save: (state) => void memory.set({ ballots: state }),
})

/** Collects the right to vote; harmless to repeat. Undefined when all is well or nothing is to be done. */
export async function collectRight(
  data: PageData,
  memory: Memory,
  styles: readonly string[],
  secret: Uint8Array | undefined,
): Promise<Setback | undefined> {
  if (data.manifest.mode !== 'ballot') return undefined
  const input = { manifest: data.manifest, styles, ...(secret === undefined ? {} : { secret }) }
  const done = await collect(input, ballots(memory))
  return done.kind === 'collected' ? undefined : done
}

/** 0.4 and 2.5 of the expected reading time part the three paces; nothing finer leaves the phone. */
function paceOf(spent: number, seconds: number): 'fast' | 'normal' | 'slow' {
  const share = spent / 1000 / Math.max(1, seconds)
  if (share < 0.4) return 'fast'
  return share > 2.5 ? 'slow' : 'normal'
}

function written(filling: Filling, spent: number) {
  const { screens, answers, coached, style } = filling
  return { ...contentOf(screens, answers), coached, pace: paceOf(spent, style.seconds) }
}

/**
 * Sends one style's answers. The first call writes the body, later ones repeat it byte for byte until it is
 * acknowledged.
 * @param filling left out: only what is already written goes out
 */
export async function send(
  data: PageData,
  memory: Memory,
  style: string,
  filling: Filling | undefined,
): Promise<Sent> {
  const spent = memory.get().drafts[style]?.spent ?? 0
  const content = filling && written(filling, spent)
  if (data.manifest.mode === 'open') {
    const outside = {
      random,
      post,
      load: () => memory.refresh().open ?? null,
      save: (
        open: Parameters<Outside<NonNullable<ReturnType<Memory['get']>['open']>>['save']>[0],
      ) => void memory.set({ open }),
    }
    const done = await submitOpen(
      { round: data.manifest.round, style, ...(content === undefined ? {} : { content }) },
      outside,
    )
    if (done.kind === 'accepted') return { kind: 'receipt' }
    return done.kind === 'not-ready' ? { kind: 'refused', status: 0 } : done
  }
  const parts = filling === undefined ? {} : partsOf(filling.form)
  const done = await cast(
    { manifest: data.manifest, style, parts, ...(content === undefined ? {} : { content }) },
    ballots(memory),
  )
  if (done.kind === 'cast') return { kind: 'receipt', receipt: done.receipt }
  if (done.kind === 'already')
    return {
      kind: 'receipt',
      already: true,
      ...(done.receipt === undefined ? {} : { receipt: done.receipt }),
    }
  return done.kind === 'not-ready' ? { kind: 'refused', status: 0 } : done
}

/** Whether this style has gone out from this phone, and with which receipt. */
export function sentFrom(memory: Memory, style: string): { readonly receipt?: string } | undefined {
  const { ballots: kept, open } = memory.get()
  const ballot = kept?.ballots[style]
  if (ballot?.stage === 'sent')
    return ballot.receipt === undefined ? {} : { receipt: ballot.receipt }
  return open?.answered.includes(style) === true ? {} : undefined
}

/** Whether a body of this style is written and waits for the network. */
export const isWaiting = (memory: Memory, style: string): boolean =>
  memory.get().ballots?.ballots[style]?.stage === 'sending' ||
  memory.get().open?.sending[style] !== undefined
