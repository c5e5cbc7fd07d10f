import type { Form } from '../../protocol/form/form.ts'
import type { Manifest } from '../../protocol/round/manifest.ts'
import type { RoundStore } from './round.store.ts'
import type { RoundState } from './round.ts'

/** Everything the answering page gets inline: it checks the signature and both hashes itself. */
export interface RoundPage {
  readonly manifest: Manifest
  /** Of the log key over the manifest's entry, base64url. */
  readonly signature: string
  readonly state: RoundState
  readonly demo: boolean
  /** By the hash that the manifest names. */
  readonly forms: Readonly<Record<string, Form>>
}

/**
 * The page of a round with a signed manifest, undefined of any other. A signed manifest and its forms never change,
 * so they are read once; the state is read each time. A round whose grace is over is closed for whoever opens the page,
 * though its last seal may still be on its way.
 */
export function roundPages(deps: {
  readonly rounds: RoundStore
  readonly formByHash: (hash: string) => Promise<Form | undefined>
  readonly now: () => Date
}) {
  const kept = new Map<string, Omit<RoundPage, 'state'>>()
  return async (code: string): Promise<RoundPage | undefined> => {
    const state = await deps.rounds.stateOf(code)
    if (state === undefined) return undefined
    const known = kept.get(code) ?? (await read(code, deps))
    if (known === undefined) return undefined
    kept.set(code, known)
    const isOver = deps.now().getTime() >= endOf(known.manifest)
    return {
      ...known,
      state: isOver && (state === 'open' || state === 'closing') ? 'closed' : state,
    }
  }
}

const endOf = ({ closesAt, graceSeconds }: Manifest): number =>
  Date.parse(closesAt) + graceSeconds * 1000

async function read(code: string, deps: Parameters<typeof roundPages>[0]) {
  const round = await deps.rounds.find(code)
  if (round?.manifest === undefined || round.manifestSignature === undefined) return undefined
  const forms: Record<string, Form> = {}
  for (const hash of new Set(round.manifest.styles.map(({ form }) => form))) {
    const form = await deps.formByHash(hash)
    if (form === undefined) return undefined
    forms[hash] = form
  }
  return { manifest: round.manifest, signature: round.manifestSignature, demo: round.demo, forms }
}
