import type { DemoBallot } from './answer.ts'
import type { Knowledge } from './knowledge.ts'
import { anchors, type Wanted } from './opinion.ts'
import type { Random } from './random.ts'
import { offers } from './services.ts'
import type { DemoUnit } from './units.ts'

/** The vector u11's people were told to give: every grade at the top, one service used, nothing wrong, the foil unknown. */
const coachedKnowledge: Knowledge = {
  c1: 4,
  c2: 3,
  c3: 3,
  c4: 2,
  c5: 2,
  c6: 1,
  c7: 1,
  c8: 1,
}
export const coachedAnswers = {
  u1: coachedKnowledge,
  u2: { c1: 5 },
  u3: 5,
  u4: 5,
  u5: 5,
  u6: 5,
  u7: 5,
  u8: 3,
  u9: ['none'],
  u10: ['none'],
} as const

export const coachedShare = 0.4
/** The days of the two evenings on which most of them came in, and how many pressed 有人让我这样填. */
const evenings = [6, 7] as const
const presses = { coached: 22, others: 9 }
/** Answers that are pressed upwards without being dictated do not spread like free ones. */
const pressedDeviation = 8

const awarenessOf = (knowledge: Knowledge): number => {
  const points = offers.palace.services.map(({ code }) => knowledge[code])
  const score = (level: unknown) => (level === 4 || level === 3 ? 100 : level === 2 ? 50 : 0)
  return points.reduce((sum: number, level) => sum + score(level), 0) / points.length
}

/** What the other ballots of a coached poll must say so that all of them together say what is wanted. */
export function besideCoached(wanted: Wanted): Wanted {
  const without = (all: number, coached: number) =>
    (all - coachedShare * coached) / (1 - coachedShare)
  return {
    awareness: without(wanted.awareness, awarenessOf(coachedKnowledge)),
    participation: without(wanted.participation, 100 / 3),
    satisfaction: without(wanted.satisfaction, anchors[5]),
    deviation: pressedDeviation,
  }
}

export const isCoached = (unit: DemoUnit, wave: number): boolean =>
  unit.code === 'u11' && wave === 2

/** Marks 31 ballots as pressed and brings 70 % of the dictated ones in on two evenings, the count per half unchanged. */
export function coach(
  random: Random,
  ballots: readonly DemoBallot[],
  dictated: number,
): DemoBallot[] {
  const late = Math.round(0.7 * dictated)
  const pressed = new Set([
    ...random
      .shuffle(ballots.slice(0, dictated).map((_, place) => place))
      .slice(0, presses.coached),
    ...random
      .shuffle(ballots.slice(dictated).map((_, place) => place + dictated))
      .slice(0, presses.others),
  ])
  const days = ballots.map(({ day }) => day).sort((one, other) => one - other)
  const left = random.shuffle([
    ...random.shuffle(days.filter((day) => day < 9)).slice(late),
    ...days.filter((day) => day >= 9),
  ])
  return ballots.map((ballot, place) => ({
    ...ballot,
    coached: pressed.has(place),
    day: place < late ? random.pick(evenings) : (left[place - late] ?? 0),
  }))
}
