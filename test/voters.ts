import { randomBytes } from 'node:crypto'
import type { DemoBallot } from '../demo/answer.ts'
import { demoSeed, unitBallots } from '../demo/unit-ballots.ts'
import { unitOf } from '../demo/units.ts'
import { type ClientState, cast, collect, postJson } from '../protocol/client/index.ts'
import { partsOf } from '../protocol/form/parts.ts'
import { readLink } from '../protocol/round/link.ts'
import type { Manifest } from '../protocol/round/manifest.ts'
import type { Harness } from './harness.ts'

/** A small house with a register of its own, and what its workers have to say. */
export const club = unitOf('u17')
export const voters = unitBallots(demoSeed, club, 2)

/** The merged codes of a manifest that stand for what a worker says of oneself. */
function attributesFor({ styles }: Manifest, given: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    (styles[0]?.attributes ?? []).map(({ name, codes }) => [
      name,
      codes.find((code) => code.split('+').includes(given[name] ?? 'none')) ?? 'none',
    ]),
  )
}

/**
 * Phones without a screen: each collects the right to vote from every issuer and casts, over HTTP.
 * @param base where the house listens
 */
export function phones({ services }: Pick<Harness, 'services'>, base: string, manifest: Manifest) {
  const [style] = manifest.styles
  return async (link: string, ballot: DemoBallot | undefined) => {
    const form = await services.surveys.form.byHash(style?.form ?? '')
    const secret = readLink(link)?.secret
    if (ballot === undefined || style === undefined || form === undefined || secret === undefined)
      throw new Error('no ballot')
    let state: ClientState | null = null
    const outside = {
      random: (length: number) => new Uint8Array(randomBytes(length)),
      load: () => state,
      save: (next: ClientState) => {
        state = next
      },
      post: postJson(fetch, base),
    }
    const { answers, pace, coached } = ballot
    const content = {
      answers,
      attributes: attributesFor(manifest, ballot.attributes),
      pace,
      coached,
    }
    await collect({ manifest, styles: [style.style], secret }, outside)
    return cast({ manifest, style: style.style, parts: partsOf(form), content }, outside)
  }
}
