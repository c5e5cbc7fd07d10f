import type { Answers, DemoBallot } from './answer.ts'
import { besideCoached, coach, coachedAnswers, coachedShare, isCoached } from './coaching.ts'
import { remark, tellTale } from './comments.ts'
import { type Cell, frameOf } from './frames.ts'
import { judgementsOf } from './judgement.ts'
import { foilClaims, knowledgeOf } from './knowledge.ts'
import { type Wanted, wantedOf } from './opinion.ts'
import { attributesOf, channelOf, paceOf, respondents } from './people.ts'
import { type Random, seeded } from './random.ts'
import { arrivalDays, daysOver, pollDays } from './rounds.ts'
import { offers } from './services.ts'
import type { DemoUnit, Wave } from './units.ts'

/** Some tap the same column all the way: knows everything and is content, or has only heard of it. */
function straightliner(unit: DemoUnit, column: 3 | 2): Answers {
  const { services, foil } = offers[unit.kind]
  const rows = [...services.map(({ code }) => code), foil]
  return {
    u1: Object.fromEntries(rows.map((code) => [code, column])),
    ...(column === 3 && { u3: 4, u4: 4, u5: 4 }),
    u6: column === 3 ? 4 : 'na',
    u7: column === 3 ? 4 : 'na',
    u8: 'na',
    u9: ['none'],
  }
}

const straightlined = 0.02
const straightColumns: readonly (3 | 2)[] = [3, 2]

/** What all others must say so that with the straightliners' share the whole says what is wanted. */
function besideStraight(wanted: Wanted, knowing: number, hearing: number): Wanted {
  const others = 1 - knowing - hearing
  return {
    ...wanted,
    awareness: (wanted.awareness - 100 * knowing - 50 * hearing) / others,
    participation: wanted.participation / others,
    satisfaction: (wanted.satisfaction - 80 * knowing) / (1 - knowing),
  }
}

/** Answers of these people in any order of theirs: free ones, and the few straightliners among them. */
function freeAnswers(
  random: Random,
  unit: DemoUnit,
  people: readonly Cell[],
  wanted: Wanted,
  claims: number,
): Answers[] {
  const lazy = Math.floor(people.length * straightlined + random.uniform())
  const straight = Array.from({ length: lazy }, (_, place) => straightColumns[place % 2] ?? 3)
  const share = (column: number) => straight.filter((one) => one === column).length / people.length
  const beside = besideStraight(wanted, share(3), share(2))
  const free = people.slice(lazy)
  const knowledge = knowledgeOf(random, unit, free, beside, claims)
  const judgements = judgementsOf(random, unit, free, knowledge, beside)
  return [
    ...straight.map((column) => straightliner(unit, column)),
    ...judgements.map((answers, person) => ({ u1: knowledge[person] ?? {}, ...answers })),
  ]
}

const commented = 0.14

function withRemark(random: Random, answers: Answers): Answers {
  if (!random.chance(commented)) return answers
  return {
    ...answers,
    u11: remark(random, typeof answers.u3 === 'number' ? answers.u3 : undefined),
  }
}

/** Answers of one unit's poll: where it is coached, the dictated ones come first. */
function answersOf(random: Random, unit: DemoUnit, wave: Wave, people: readonly Cell[]): Answers[] {
  const wanted = wantedOf(unit, wave)
  const claims = foilClaims(unit, wave)
  if (!isCoached(unit, wave))
    return freeAnswers(random, unit, people, wanted, claims).map((one) => withRemark(random, one))
  const dictated = Math.round(people.length * coachedShare)
  const others = people.slice(dictated)
  return [
    ...people.slice(0, dictated).map(() => coachedAnswers),
    ...freeAnswers(random, unit, others, besideCoached(wanted), claims / (1 - coachedShare)).map(
      (one) => withRemark(random, one),
    ),
  ]
}

/** Puts the one remark that must be de-identified on an early ballot of the last poll. */
function withTellTale(unit: DemoUnit, wave: Wave, ballots: readonly DemoBallot[]): DemoBallot[] {
  const text = wave === 2 ? tellTale[unit.code] : undefined
  const early = ballots.findIndex(({ day, answers }) => day < daysOver && 'u3' in answers)
  return ballots.map((ballot, place) =>
    text && place === early ? { ...ballot, answers: { ...ballot.answers, u11: text } } : ballot,
  )
}

/** The seed the demo is loaded with. */
export const demoSeed = 'final-say'

/**
 * Which of the seed's draws a unit's polls take. Chosen by looking, so that with the demo's own seed the
 * stories of the table come out: who is on which side of a grade's border, who cannot be told apart.
 */
// biome-ignore format: a table
const draws: Readonly<Record<string, number>> = {
  u01: 13, u02: 12, u03: 26, u04: 34, u05: 26, u06: 23, u07: 210, u08: 36,
  u09: 1, u10: 27, u11: 29, u12: 20, u13: 104, u14: 15, u15: 10, u16: 20,
  u17: 13, u18: 23, u19: 22, u20: 17, u21: 17, u22: 24, u23: 6, u24: 10,
}

/**
 * All ballots a unit's yearly poll has at its close, in random order, valid for its shipped questionnaire.
 * Their raked figures come near the unit's table; `day < daysOver` are those this year's poll has so far.
 * @param seed the demo's seed; same seed, same ballots
 */
export function unitBallots(seed: string, unit: DemoUnit, wave: Wave): DemoBallot[] {
  const random = seeded(`${seed}/poll/${unit.code}/${wave}/${draws[unit.code] ?? 0}`)
  const people = respondents(random, frameOf(unit), unit.ballots[wave])
  const days = random.shuffle(arrivalDays(people.length, pollDays))
  const answers = answersOf(random, unit, wave, people)
  const ballots = people.map((cell, person) => ({
    answers: answers[person] ?? {},
    attributes: attributesOf(random, cell),
    pace: paceOf(random, cell.age),
    coached: random.chance(0.004),
    helped: false,
    channel: channelOf(random, cell.age),
    day: days[person] ?? 0,
  }))
  const told = isCoached(unit, wave)
    ? coach(random, ballots, Math.round(ballots.length * coachedShare))
    : ballots
  return random.shuffle(withTellTale(unit, wave, told))
}
