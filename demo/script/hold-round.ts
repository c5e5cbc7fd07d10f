import { addDays, type Day } from '../../basics/days.ts'
import { partsOf } from '../../protocol/form/parts.ts'
import type { Content } from '../../protocol/index.ts'
import { readLink } from '../../protocol/index.ts'
import type { IssuedLink, NewFrame, Round, RoundPlan } from '../../surveys/index.ts'
import type { DemoBallot } from '../answer.ts'
import type { DemoRound } from '../rounds.ts'
import { computeFigures } from './compute-figures.ts'
import { earlier, hourOf, type Stage, sideBySide } from './stage.ts'

/** A ballot and whose link it is cast with: the place in the roster. */
export interface RosterBallot {
  readonly link: number
  readonly style: string
  readonly ballot: DemoBallot
}

export interface RoundToHold {
  readonly story: DemoRound
  readonly period: string
  readonly issuers: RoundPlan['issuers']
  readonly styles: RoundPlan['styles']
  readonly frames: readonly NewFrame[]
  /** CSV with a heading line. */
  readonly roster: string
  readonly ballots: readonly RosterBallot[]
}

export interface HeldRound {
  readonly round: Round
  readonly links: readonly IssuedLink[]
}

/** When phones vote and when a round opens, closes and is sealed, hours of the day in Asia/Shanghai. */
const hours = { opens: 9, votes: 12, counted: 22, closes: 18, seal: 3 } as const
const phonesAtOnce = 64

/**
 * Tells one ballot round from planning to the instant the story has come to: frames, signed manifest, links, one
 * phone per voter, a seal a night, the last seal after the grace, keys destroyed, figures. The clock of the house
 * moves it on from there.
 */
export async function holdRound(stage: Stage, told: RoundToHold): Promise<HeldRound> {
  const { services, clock, until } = stage
  const { surveys } = services
  const { opens, closes } = told.story
  const planned = await clock.at(hourOf(addDays(opens, -20), 10), () =>
    surveys.round.plan({
      title: told.story.title,
      period: told.period,
      mode: 'ballot',
      demo: true,
      held: true,
      opensAt: hourOf(opens, hours.opens),
      closesAt: hourOf(closes, hours.closes),
      issuers: told.issuers,
      styles: told.styles,
      recipe: 'official',
    }),
  )
  const { id } = planned
  if (told.frames.length > 0)
    await clock.at(hourOf(addDays(opens, -15), 10), () =>
      surveys.frame.import({ round: id, frames: told.frames }),
    )
  await clock.at(hourOf(addDays(opens, -10), 10), () => surveys.round.prepare({ round: id }))
  const file = { bytes: Buffer.from(told.roster), type: 'csv' } as const
  const { links } = await clock.at(hourOf(addDays(opens, -7), 10), () =>
    surveys.link.issue({ round: id, file }),
  )
  await clock.at(planned.opensAt, () => surveys.round.open({ round: id }))
  const round = await surveys.round.read(id)
  await announce(stage, round)
  for (let day = opens; hourOf(day, hours.votes) <= until && day < closes; day = addDays(day, 1))
    await holdDay(stage, round, told, links, day)
  await countChannels(stage, round, told)
  await endRound(stage, round)
  return { round: await surveys.round.read(id), links }
}

async function announce({ services, hall }: Stage, round: Round): Promise<void> {
  if (round.manifest === undefined) throw new Error(`announce: ${round.title} is not signed`)
  const parts = []
  for (const { style, form: hash } of round.manifest.styles) {
    const form = await services.surveys.form.byHash(hash)
    if (form === undefined) throw new Error(`announce: no form ${hash}`)
    parts.push([style, partsOf(form)] as const)
  }
  hall.announce(round.manifest, Object.fromEntries(parts))
}

/** Days of voting that have come, counted from the opening. */
const dayOfBallot = (opens: Day, { day }: DemoBallot): Day => addDays(opens, day)

async function holdDay(
  { services, clock, hall, until }: Stage,
  round: Round,
  told: RoundToHold,
  links: readonly IssuedLink[],
  day: Day,
): Promise<void> {
  const { surveys } = services
  const noon = hourOf(day, hours.votes)
  const today = told.ballots.filter(({ ballot }) => dayOfBallot(told.story.opens, ballot) === day)
  await sideBySide([...byLink(today)], phonesAtOnce, async ([place, ballots]) => {
    const link = readLink(links[place]?.url ?? '')
    if (link?.secret === undefined) throw new Error(`holdDay: no link ${place}`)
    await hall.vote(
      {
        round: round.id,
        phone: String(place),
        secret: Buffer.from(link.secret).toString('base64url'),
        styles: link.styles,
        ballots: ballots.map(({ style, ballot }) => ({
          style,
          content: contentOf(round, style, ballot),
        })),
      },
      noon,
    )
  })
  await clock.at(earlier(hourOf(day, hours.counted), until), () =>
    surveys.round.count({ round: round.id }),
  )
  await clock.at(earlier(hourOf(addDays(day, 1), hours.seal), until), () =>
    surveys.seal.run({ round: round.id, final: false }),
  )
}

function byLink(ballots: readonly RosterBallot[]): Map<number, RosterBallot[]> {
  const links = new Map<number, RosterBallot[]>()
  for (const ballot of ballots) links.set(ballot.link, [...(links.get(ballot.link) ?? []), ballot])
  return links
}

/** Only what the style asks, in its codes: where a manifest has merged two ages, nobody sends the finer one. */
function contentOf({ styles }: Round, code: string, ballot: DemoBallot): Content {
  const asked = styles.find(({ style }) => style === code)?.attributes ?? []
  const attributes = asked.flatMap(({ name, codes }) => {
    const own = ballot.attributes[name]
    const sent = codes.find((one) => own !== undefined && one.split('+').includes(own))
    return sent === undefined ? [] : [[name, sent] as const]
  })
  return {
    answers: ballot.answers,
    attributes: Object.fromEntries(attributes),
    pace: ballot.pace,
    coached: ballot.coached,
    helped: ballot.helped,
  }
}

/** Visits are counted by the page, apart from the ballots; here one for each ballot that is in. */
async function countChannels({ services, until }: Stage, round: Round, told: RoundToHold) {
  const visits = new Map<string, number>()
  for (const { ballot } of told.ballots) {
    if (hourOf(dayOfBallot(told.story.opens, ballot), hours.votes) > until) continue
    visits.set(ballot.channel, (visits.get(ballot.channel) ?? 0) + 1)
  }
  for (const [channel, count] of visits)
    await services.surveys.round.addVisits(round.id, channel, count)
}

/** The end of the grace, and then as long as the last seal waits for ballots on their way. */
const settled = (round: Round) =>
  new Date(round.closesAt.getTime() + (round.graceSeconds + 30) * 1000)

async function endRound(stage: Stage, round: Round): Promise<void> {
  const { services, clock, until } = stage
  const { surveys } = services
  const input = { round: round.id }
  const end = settled(round)
  const over = end <= until
  if (over) {
    await clock.at(round.closesAt, () => surveys.round.close(input))
    await clock.at(end, () => surveys.seal.run({ ...input, final: true }))
  }
  await clock.at(over ? end : until, () => computeFigures(stage, round.id))
  await surveys.round.release(input)
}
