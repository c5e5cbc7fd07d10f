import { Failure } from '../../basics/failure.ts'
import type { Actor } from '../../organisation/index.ts'
import type { Deps } from '../deps.ts'
import { type Meeting, type MeetingBallot, type MeetingTotals, stateOf } from './meeting.ts'

export type NewMeeting = Omit<Meeting, 'id' | 'entries' | 'motions' | 'demo'> &
  Partial<Pick<Meeting, 'motions'>>

/** Records a meeting: unit, day, place, how many were present, what was said. */
export async function recordMeeting(input: NewMeeting, actor: Actor, deps: Deps): Promise<Meeting> {
  const { present } = input
  if (present.women > present.total || present.over60 > present.total)
    throw new Failure('invalid', '女职工和 60 岁以上的人数不能超过到场总人数。', {
      errors: [{ pointer: '/present', detail: '分项人数超过到场总人数。' }],
    })
  const { motions = [], ...given } = input
  const tooMany = motions.findIndex(
    ({ agree, against, abstain }) => agree + against + abstain > present.total,
  )
  if (tooMany >= 0)
    throw new Failure('invalid', '表决票的合计不能超过到场总人数。', {
      errors: [{ pointer: `/motions/${tooMany}`, detail: '这项表决的票数超过到场总人数。' }],
    })
  const { demo } = await deps.units.require(input.unit)
  const meeting: Meeting = { ...given, motions, id: deps.world.newId(), entries: [], demo }
  await deps.transaction(async () => {
    await deps.meetings.insert(meeting)
    await deps.audit.record({ actor, verb: 'meeting.create', subject: meeting.id })
  })
  return meeting
}

/**
 * Keys in the papers of a meeting. Two different people do it without seeing each other's entry; a clerk may key
 * again until the two agree, and an agreed count never changes.
 */
export async function enterMeeting(
  id: string,
  ballots: readonly MeetingBallot[],
  actor: Actor,
  deps: Deps,
): Promise<Meeting> {
  const meeting = await findMeeting(id, deps)
  if (stateOf(meeting) === 'agreed') throw new Failure('closed', '两人录入已经一致，不能再改。')
  if (ballots.length > meeting.present.total)
    throw new Failure(
      'invalid',
      `票数（${ballots.length}）超过到场人数（${meeting.present.total}）。`,
      {
        errors: [{ pointer: '/ballots', detail: '票数超过到场人数。' }],
      },
    )
  const others = meeting.entries.filter((entry) => entry.clerk !== actor.account)
  if (others.length > 1) throw new Failure('conflict', '这次座谈的票已由另外两人录入。')
  const entries = [...others, { clerk: actor.account, ballots }]
  await deps.transaction(async () => {
    if (!(await deps.meetings.saveEntries(id, meeting.entries, entries)))
      throw new Failure('conflict', '另一位录入员刚刚保存过，请再试一次。')
    await deps.audit.record({ actor, verb: 'meeting.enter', subject: id })
  })
  return { ...meeting, entries }
}

/** Takes over totals of meetings that were held and counted before this system. */
export async function importMeetingTotals(
  input: Omit<MeetingTotals, 'id' | 'demo'>,
  actor: Actor,
  deps: Deps,
): Promise<void> {
  const { demo } = await deps.units.require(input.unit)
  await deps.transaction(async () => {
    await deps.meetings.saveTotals({ ...input, demo, id: deps.world.newId() })
    await deps.audit.record({
      actor,
      verb: 'meeting.create',
      subject: `${input.unit} ${input.year}`,
    })
  })
}

export async function findMeeting(id: string, deps: Deps): Promise<Meeting> {
  const meeting = await deps.meetings.find(id)
  if (meeting === undefined) throw new Failure('not-found', '没有这次座谈。')
  return meeting
}
