import { randomBytes } from 'node:crypto'
import { frameOf } from '../../demo/frames.ts'
import { openIntake } from '../../demo/script/intake.ts'
import { demoSeed, unitBallots } from '../../demo/unit-ballots.ts'
import { unitOf } from '../../demo/units.ts'
import { systemActor } from '../../organisation/index.ts'
import { type ClientState, cast, collect } from '../../protocol/client/index.ts'
import { partsOf } from '../../protocol/form/parts.ts'
import { readLink } from '../../protocol/round/link.ts'
import { officialScheme } from '../../scoring/index.ts'
import type { IssuedLink, Round } from '../../surveys/index.ts'
import { type Harness, harness } from '../harness.ts'

const opens = new Date('2026-03-02T01:00:00Z')
const closes = new Date('2026-03-12T10:00:00Z')
const club = unitOf('u17')
const voters = unitBallots(demoSeed, club, 2).slice(0, 36)

async function planned({ services, drain }: Harness): Promise<string> {
  const { surveys } = services
  const questionnaire = await surveys.questionnaire.newest({ code: 'unit-palace' })
  const { id } = await surveys.round.plan({
    title: '2026 年度测评',
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
      { style: 'u17', unit: 'u17', title: club.name, questionnaire: questionnaire.id, invited: 40 },
    ],
  })
  const cells = frameOf(club).map(({ count, ...cell }) => ({ cell: { ...cell }, count }))
  await surveys.frame.import({
    round: id,
    frames: [{ style: 'u17', census: false, invited: 40, cells }],
  })
  await surveys.round.requestPreparation({ round: id })
  await drain()
  return id
}

async function vote(
  { services }: Harness,
  { manifest, styles }: Round,
  links: readonly IssuedLink[],
) {
  const form = await services.surveys.form.byHash(manifest?.styles[0]?.form ?? '')
  if (manifest === undefined || form === undefined) throw new Error('the round is not prepared')
  const intake = openIntake(services)
  for (const [place, { url }] of links.entries()) {
    const secret = readLink(url)?.secret
    const ballot = voters[place]
    if (secret === undefined || ballot === undefined) throw new Error('no ballot')
    let state: ClientState | null = null
    const outside = {
      random: (length: number) => new Uint8Array(randomBytes(length)),
      load: () => state,
      save: (next: ClientState) => {
        state = next
      },
      post: intake,
    }
    const given: Readonly<Record<string, string>> = ballot.attributes
    const attributes = Object.fromEntries(
      (styles[0]?.attributes ?? []).map(({ name, codes }) => [
        name,
        codes.find((code) => code.split('+').includes(given[name] ?? 'none')) ?? 'none',
      ]),
    )
    await collect({ manifest, styles: ['u17'], secret }, outside)
    const content = { ...ballot, attributes }
    await cast({ manifest, style: 'u17', parts: partsOf(form), content }, outside)
  }
}

/** A house in which a year has been lived: links, sealed ballots, figures, an assessment, a publication, an audit trail. */
export async function assessedHouse() {
  const house = await harness({ now: new Date(opens.getTime() - 5 * 24 * 3600_000) })
  const { services, clock, drain, build } = house
  const { surveys, evaluation } = services
  await surveys.questionnaire.ensureShipped()
  await build.unit({ id: 'u17', kind: 'club', shortName: club.name, registerSize: club.frame })
  const round = await planned(house)
  const lines = voters.map((_, place) => `职工${place},${place + 1},u17`)
  const bytes = new TextEncoder().encode(['姓名,编号,单位', ...lines].join('\n'))
  const { links } = await surveys.link.issue({ round, file: { bytes, type: 'csv' } })
  const come = async (instant: Date) => {
    clock.set(instant)
    await surveys.round.tick()
    await drain()
  }
  await come(new Date(opens.getTime() + 3600_000))
  await vote(house, await surveys.round.read(round), links)
  await come(new Date(closes.getTime() + 1000))
  await come(new Date(closes.getTime() + 11 * 60_000))
  const { id: _, version: __, ...scheme } = officialScheme
  await evaluation.scheme.publish({ name: '2026 年指标体系', year: 2026, scheme }, systemActor)
  await evaluation.assessment.compute({ year: 2026, poll: round }, [])
  await evaluation.publication.publish(await surveys.round.read(round), 'objection', systemActor)
  clock.set(new Date(closes.getTime() + 24 * 3600_000))
  return { ...house, round }
}
