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

type Content = ReturnType<typeof written>

async function sendOpen(data: PageData, memory: Memory, style: string, content?: Content) {
  const outside: Outside<OpenState> = {
    random,
    post,
    load: () => memory.refresh().open ?? null,
    save: (open) => void memory.set({ open }),
  }
  const input = { round: data.manifest.round, style, ...(content === undefined ? {} : { content }) }
  const done = await submitOpen(input, outside)
  return done.kind === 'accepted' ? ({ kind: 'receipt' } as const) : done
}

async function sendBallot(
  data: PageData,
  memory: Memory,
  style: string,
  filling?: Filling,
  content?: Content,
) {
  const parts = filling === undefined ? {} : partsOf(filling.form)
  const input = { manifest: data.manifest, style, parts, ...(content && { content }) }
  const done = await cast(input, ballots(memory))
  if (done.kind !== 'cast' && done.kind !== 'already') return done
  return {
    kind: 'receipt' as const,
    ...(done.kind === 'already' ? { already: true as const } : {}),
    ...(done.receipt === undefined ? {} : { receipt: done.receipt }),
  }
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
  const done =
    data.manifest.mode === 'open'
      ? await sendOpen(data, memory, style, content)
      : await sendBallot(data, memory, style, filling, content)
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
