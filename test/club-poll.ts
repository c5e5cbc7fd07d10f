import { randomBytes } from 'node:crypto'
import type { DemoBallot } from '../demo/answer.ts'
import { frameOf } from '../demo/frames.ts'
import { demoSeed, unitBallots } from '../demo/unit-ballots.ts'
import { unitOf } from '../demo/units.ts'
import { type ClientState, cast, collect, type Outside } from '../protocol/client/index.ts'
import { partsOf } from '../protocol/form/parts.ts'
import { readLink } from '../protocol/round/link.ts'
import type { Manifest } from '../protocol/round/manifest.ts'
import type { IssuedLink, Round } from '../surveys/index.ts'
import type { Harness } from './harness.ts'

export const opens = new Date('2026-03-02T01:00:00Z')
export const closes = new Date('2026-03-12T10:00:00Z')

/** A small house with a register of its own, and what its workers have to say. */
export const club = unitOf('u17')
export const voters = unitBallots(demoSeed, club, 2)

/** The year's poll about the club, its manifest signed. */
export async function planPoll(
  { services, drain }: Pick<Harness, 'services' | 'drain'>,
  invited = voters.length + 5,
): Promise<Round> {
  const { surveys } = services
  const questionnaire = await surveys.questionnaire.newest({ code: 'unit-palace' })
  const { id } = await surveys.round.plan({
    title: '2026 年度服务单位职工测评',
    period: '2026',
    mode: 'ballot',
    opensAt: opens,
    closesAt: closes,
    issuers: [
      { id: 'a', name: '市总工会' },
      { id: 'b', name: '市公证处' },
    ],
    recipe: 'official',
    styles: [
      { style: 'u17', unit: 'u17', title: club.name, questionnaire: questionnaire.id, invited },
    ],
  })
  const cells = frameOf(club).map(({ count, ...cell }) => ({ cell: { ...cell }, count }))
  await surveys.frame.import({
    round: id,
    frames: [{ style: 'u17', census: false, invited, cells }],
  })
  await surveys.round.requestPreparation({ round: id })
  await drain()
  return surveys.round.read(id)
}

/** A personal link for each of so many workers. */
export async function issueLinks(
  { services }: Pick<Harness, 'services'>,
  round: string,
  count = voters.length,
): Promise<readonly IssuedLink[]> {
  const lines = Array.from({ length: count }, (_, place) => `职工${place},${place + 1},u17`)
  const bytes = new TextEncoder().encode(['姓名,编号,单位', ...lines].join('\n'))
  const { links } = await services.surveys.link.issue({ round, file: { bytes, type: 'csv' } })
  return links
}

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
 * Phones without a screen: each collects the right to vote from every issuer and casts.
 * @param post how they reach the house
 */
export function phones(
  { services }: Pick<Harness, 'services'>,
  post: Outside<ClientState>['post'],
  manifest: Manifest,
) {
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
      post,
    }
    const { answers, pace, coached, helped } = ballot
    const content = {
      answers,
      attributes: attributesFor(manifest, ballot.attributes),
      pace,
      coached,
      helped,
    }
    await collect({ manifest, styles: [style.style], secret }, outside)
    return cast({ manifest, style: style.style, parts: partsOf(form), content }, outside)
  }
}
