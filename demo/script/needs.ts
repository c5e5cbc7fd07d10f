import { needsFrame } from '../frames.ts'
import { needsBallots, needsVolume } from '../needs-ballots.ts'
import { needsRounds } from '../rounds.ts'
import { type HeldRound, holdRound } from './hold-round.ts'
import type { Stage } from './stage.ts'

export const quarterOf = (day: string): string =>
  `${day.slice(0, 4)}Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`

/** One quarterly needs survey with personal links. */
export async function holdNeedsSurvey(stage: Stage, quarter: number): Promise<HeldRound> {
  const { services, seed, today } = stage
  const story = needsRounds(today)[quarter]
  if (story === undefined) throw new RangeError(`holdNeedsSurvey: no quarter ${quarter}`)
  const { id: questionnaire } = await services.surveys.questionnaire.newest({ code: 'needs' })
  return holdRound(stage, {
    story,
    period: quarterOf(story.opens),
    issuers: [{ id: 'a', name: '市总工会' }],
    styles: [{ style: 'needs', title: '职工需求', questionnaire, invited: needsVolume.invited }],
    frames: [
      {
        style: 'needs',
        census: false,
        invited: needsVolume.invited,
        cells: needsFrame.map(({ count, ...cell }) => ({ cell, count })),
      },
    ],
    roster: [
      '编号',
      ...Array.from({ length: needsVolume.invited }, (_, person) => `n${quarter}-${person + 1}`),
    ].join('\n'),
    ballots: needsBallots(seed, quarter).map((ballot, link) => ({
      link,
      style: 'needs',
      ballot,
    })),
  })
}
