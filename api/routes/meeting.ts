import type { MeetingView } from '../../evaluation/index.ts'
import * as contract from '../contract/meeting.ts'
import { type Route, route } from '../routes.ts'

const shown = ({ mine, ...meeting }: MeetingView) => ({
  ...meeting,
  statements: [...meeting.statements],
  motions: [...meeting.motions],
  differences: [...meeting.differences],
  ...(mine === undefined ? {} : { mine: [...mine] }),
})

/** 座谈: minutes and the papers of the box, keyed in by two people. */
export const meetingRoutes: readonly Route[] = [
  route(contract.listMeetings, async ({ query, actor, services }) => ({
    meetings: (await services.evaluation.meeting.list(query.year, actor)).map((meeting) => {
      const { statements: _, mine: __, ...rest } = shown(meeting)
      return rest
    }),
  })),
  route(contract.createMeeting, async ({ body, actor, services }) =>
    shown(await services.evaluation.meeting.record(body, actor)),
  ),
  route(contract.readMeeting, async ({ params, actor, services }) =>
    shown(await services.evaluation.meeting.read(params.meeting, actor)),
  ),
  route(contract.enterMeeting, async ({ params, body, actor, services }) =>
    shown(await services.evaluation.meeting.enter(params.meeting, body.ballots, actor)),
  ),
]
