import { openIntake } from '../../demo/script/intake.ts'
import { systemActor } from '../../organisation/index.ts'
import { officialScheme } from '../../scoring/index.ts'
import { closes, club, issueLinks, opens, phones, planPoll, voters } from '../club-poll.ts'
import { harness } from '../harness.ts'

/** A house in which a year has been lived: links, sealed ballots, figures, an assessment, a publication, an audit trail. */
export async function assessedHouse() {
  const house = await harness({ now: new Date(opens.getTime() - 5 * 24 * 3600_000) })
  const { services, clock, drain, build } = house
  const { surveys, evaluation } = services
  await surveys.questionnaire.ensureShipped()
  await build.unit({ id: 'u17', kind: 'club', shortName: club.name, registerSize: club.frame })
  const { id: round, manifest } = await planPoll(house, 40)
  if (manifest === undefined) throw new Error('the manifest is not signed')
  const links = await issueLinks(house, round, 36)
  const come = async (instant: Date) => {
    clock.set(instant)
    await surveys.round.tick()
    await drain()
  }
  await come(new Date(opens.getTime() + 3600_000))
  const vote = phones(house, openIntake(services), manifest)
  for (const [place, { url }] of links.entries()) await vote(url, voters[place])
  await come(new Date(closes.getTime() + 1000))
  await come(new Date(closes.getTime() + 11 * 60_000))
  const { id: _, version: __, ...scheme } = officialScheme
  await evaluation.scheme.publish({ name: '2026 年指标体系', year: 2026, scheme }, systemActor)
  await evaluation.assessment.compute({ year: 2026, poll: round }, [])
  await evaluation.publication.publish(round, 'objection', systemActor)
  clock.set(new Date(closes.getTime() + 24 * 3600_000))
  return { ...house, round }
}
