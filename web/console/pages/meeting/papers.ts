import type { readMeeting } from '../../../../api/contract/meeting.ts'
import { entryWords as words } from '../../../words/console/meeting.ts'
import type { Answer } from '../../data/call.ts'

export type MeetingView = Answer<typeof readMeeting>
export type Ballot = NonNullable<MeetingView['mine']>[number]

export const items = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'] as const
export type Item = (typeof items)[number]

/** One paper as it stands in the grid: six signs, each a digit 5..0 or nothing. */
export type Line = readonly string[]

const none: Line = items.map(() => '')

/** Rows that are there before anything is keyed, and rows kept free below the last one. */
const leastRows = 10
const spareRows = 3

const isBegun = (line: Line) => line.some((sign) => sign !== '')
const isWhole = (line: Line) => line.every((sign) => sign !== '')

export const linesOf = (ballots: readonly Ballot[]): readonly Line[] =>
  ballots.map((ballot) => items.map((item) => (ballot[item] === 'dk' ? '0' : String(ballot[item]))))

/** The lines with empty ones below, as many as may be needed next, never more than people were present. */
export function padded(lines: readonly Line[], present: number): readonly Line[] {
  const count = Math.min(present, Math.max(leastRows, lines.findLastIndex(isBegun) + 1 + spareRows))
  return Array.from({ length: count }, (_, row) => lines[row] ?? none)
}

export const withSign = (
  lines: readonly Line[],
  row: number,
  column: number,
  sign: string,
): readonly Line[] =>
  Array.from({ length: Math.max(lines.length, row + 1) }, (_, r) => {
    const line = lines[r] ?? none
    return r === row ? line.map((old, c) => (c === column ? sign : old)) : line
  })

export const counted = (lines: readonly Line[]) => ({
  done: lines.filter(isWhole).length,
  begun: lines.filter((line) => isBegun(line) && !isWhole(line)).length,
})

const grades = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 } as const
const isGrade = (sign: string): sign is `${keyof typeof grades}` => sign in grades
const gradeOf = (sign: string | undefined): Ballot[Item] =>
  sign !== undefined && isGrade(sign) ? grades[sign] : 'dk'

const ballotOf = ([m1, m2, m3, m4, m5, m6]: Line): Ballot => ({
  m1: gradeOf(m1),
  m2: gradeOf(m2),
  m3: gradeOf(m3),
  m4: gradeOf(m4),
  m5: gradeOf(m5),
  m6: gradeOf(m6),
})

/** The papers, or the sentence that says why they cannot be saved yet. */
export function ballotsOf(lines: readonly Line[]): Ballot[] | string {
  const used = lines.slice(0, lines.findLastIndex(isBegun) + 1)
  if (used.length === 0) return words.nothing
  if (!used.every(isBegun)) return words.gap
  return used.every(isWhole) ? used.map(ballotOf) : words.unfinished
}
