import type { listPanels } from '../../../../api/contract/evaluation.ts'
import type { listMeetings } from '../../../../api/contract/meeting.ts'
import type { listRounds } from '../../../../api/contract/round.ts'
import { workbenchWords as words } from '../../../words/console/workbench.ts'
import type { Answer } from '../../data/call.ts'
import { minuteText } from '../../parts/day.ts'
import { today, untilThen } from '../../shell/when.ts'

/** Something that waits for this person. */
export interface Todo {
  readonly key: string
  readonly text: string
  readonly path: string
  /** When it should be done, in words. */
  readonly due?: string
  readonly late?: boolean
}

type Rounds = Answer<typeof listRounds>['rounds']
type Panels = Answer<typeof listPanels>
type Meetings = Answer<typeof listMeetings>['meetings']

const week = 7 * 86_400_000

/** Rounds about to open without a signed manifest, with what keeps it back, and rounds about to end. */
export const todosOfRounds = (rounds: Rounds, plans: boolean): readonly Todo[] =>
  rounds.flatMap((round): Todo[] => {
    const path = `/c/rounds/${round.id}`
    const { problem } = round
    if (round.state === 'planned') {
      if (!plans || round.signed || untilThen(round.opensAt) > 2 * week) return []
      const text =
        problem === undefined ? words.unsigned(round.title) : words.problem(round.title, problem)
      return [{ key: round.id, text, path, due: words.opens(minuteText(round.opensAt)) }]
    }
    if (round.state !== 'open' || untilThen(round.closesAt) > week) return []
    return [
      {
        key: round.id,
        text: words.closing(round.title),
        path,
        due: words.due(minuteText(round.closesAt)),
      },
    ]
  })

const dated = (due: string) => {
  const late = due < today()
  return { due: late ? words.late(due) : words.due(due), late }
}

/** Sheets not handed in, per scoring round; for the lead the scoring rounds themselves. */
export function todosOfPanels(
  { panels, sheets }: Panels,
  { account, leads }: { readonly account: string; readonly leads: boolean },
): readonly Todo[] {
  return panels
    .filter(({ state }) => state === 'open')
    .flatMap((panel): Todo[] => {
      const own = sheets.filter(
        (sheet) =>
          sheet.panel === panel.id && sheet.evaluator === account && sheet.state === 'draft',
      )
      const { due, late } = dated(panel.due)
      if (own.length > 0) {
        const text = words.sheets(panel.title, own.length)
        return [{ key: panel.id, text, path: '/c/evaluations', due, late }]
      }
      if (!leads) return []
      const path = `/c/evaluations/${panel.id}`
      return [{ key: panel.id, text: words.panel(panel.title), path, due, late }]
    })
}

const meetingText = {
  recorded: words.meetingFirst,
  'entered-once': words.meetingSecond,
  differs: words.meetingDiffers,
} as const

/** Meetings whose ballots are not yet keyed in twice and alike. */
export const todosOfMeetings = (
  meetings: Meetings,
  unitName: (unit: string) => string,
): readonly Todo[] =>
  meetings.flatMap(({ id, state, unit, day }) =>
    state === 'agreed'
      ? []
      : [
          {
            key: id,
            text: meetingText[state](unitName(unit), day),
            path: `/c/meetings/${id}`,
          },
        ],
  )
