import { Failure } from '../../basics/failure.ts'
import { notApplicable } from './table.ts'
import { type TabulateDeps, tabulate } from './tabulate.ts'

/** The grassroots unions' ballots on one unit: one list of stored grades per ballot, `NaN` for 不了解. */
export interface UnionBallotTable {
  readonly unit: string
  readonly invited: number
  readonly ballots: readonly (readonly number[])[]
}

/**
 * Every style of a round whose electorate is unions. Ballots come in no order that says anything.
 * @throws Failure `not-found` for an unknown round, `conflict` for one that unions do not vote in
 */
export async function unionBallots(
  { round: id }: { readonly round: string },
  deps: TabulateDeps,
): Promise<UnionBallotTable[]> {
  const round = await deps.rounds.find(id)
  if (round === undefined) throw new Failure('not-found', '没有这个期次。')
  const styles = round.styles.filter(({ electorate }) => electorate === 'unions')
  if (styles.length === 0) throw new Failure('conflict', '这一期不是基层工会评议。')
  return Promise.all(
    styles.map(async ({ style, unit, invited }) => {
      const table = await tabulate({ round: id, style }, deps)
      const graded = table.columns.filter(({ measure }) => measure.feeds === 'satisfaction')
      const ballots = Array.from({ length: table.rows }, (_, row) =>
        graded.map(({ values }) => gradeOf(values[row])),
      )
      return { unit: unit ?? style, invited, ballots }
    }),
  )
}

/** 没找过 (not applicable) says as little about the unit as 不了解. */
const gradeOf = (value: number | undefined): number =>
  value === undefined || value === notApplicable ? Number.NaN : value
