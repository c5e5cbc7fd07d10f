import { z } from 'zod'
import { operation } from './operation.ts'

const Grade = z.union([z.literal([1, 2, 3, 4, 5]), z.literal('dk')])

export const MeetingBallot = z
  .strictObject({ m1: Grade, m2: Grade, m3: Grade, m4: Grade, m5: Grade, m6: Grade })
  .meta({ id: 'MeetingBallot' })

const Votes = z.number().int().min(0)

const Motion = z
  .strictObject({
    text: z.string().trim().min(1).max(200),
    agree: Votes,
    against: Votes,
    abstain: Votes,
  })
  .meta({ description: '表决票：只记票数，不计分' })

const Minutes = {
  unit: z.string().min(1).max(40),
  year: z.number().int().min(2000).max(2100),
  day: z.iso.date(),
  place: z.string().trim().min(1).max(80),
  present: z.strictObject({
    total: z.number().int().min(1).max(1000),
    women: z.number().int().min(0),
    over60: z.number().int().min(0),
  }),
  room: z.string().trim().max(300),
  statements: z
    .array(
      z.strictObject({
        theme: z.string().trim().min(1).max(30),
        text: z.string().trim().min(1).max(500),
      }),
    )
    .max(200),
  motions: z.array(Motion).max(20).default([]),
}

export const Meeting = z
  .strictObject({
    id: z.string(),
    ...Minutes,
    demo: z.boolean(),
    state: z.enum(['recorded', 'entered-once', 'differs', 'agreed']),
    ballots: z.number().int().optional().meta({ description: '两人录入一致后的票数' }),
    mine: z.array(MeetingBallot).optional().meta({ description: '我录入的票' }),
    differences: z
      .array(z.strictObject({ ballot: z.number().int(), item: z.string() }))
      .meta({ description: '两人录入不一致的地方，只给位置' }),
  })
  .meta({ id: 'Meeting' })

const MeetingRef = z.strictObject({ meeting: z.string().min(1).max(40) })

export const listMeetings = operation({
  method: 'get',
  path: '/meetings',
  summary: '座谈列表',
  verb: 'meeting.list',
  query: z.strictObject({ year: z.coerce.number().int().optional() }),
  response: z.strictObject({ meetings: z.array(Meeting.omit({ statements: true, mine: true })) }),
})

export const createMeeting = operation({
  method: 'post',
  path: '/meetings',
  summary: '记录一次座谈',
  verb: 'meeting.create',
  body: z.strictObject(Minutes),
  response: Meeting,
  failures: ['invalid'],
})

export const readMeeting = operation({
  method: 'get',
  path: '/meetings/{meeting}',
  summary: '一次座谈',
  verb: 'meeting.read',
  params: MeetingRef,
  response: Meeting,
})

export const enterMeeting = operation({
  method: 'put',
  path: '/meetings/{meeting}/ballots',
  summary: '录入座谈测评票（两人各录一遍）',
  verb: 'meeting.enter',
  params: MeetingRef,
  body: z.strictObject({ ballots: z.array(MeetingBallot).min(1).max(1000) }),
  response: Meeting,
  failures: ['invalid', 'conflict', 'closed'],
})
