import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { readRound, roundCounts } from '../../../../api/contract/round.ts'
import { type Answer, call } from '../../data/call.ts'
import { untilThen } from '../../shell/when.ts'

export type RoundView = Answer<typeof readRound>
export type CountsView = Answer<typeof roundCounts>

const patience = 90_000

/** What changes when a job has done something to a round. */
const stand = (round: RoundView | undefined) =>
  [round?.state, round?.manifestHash, round?.problem].join()

/** The clock has brought its next step, and a job is about to do it. */
function isDue({ state, problem, opensAt, closesAt }: RoundView): boolean {
  if (state === 'planned') return problem === undefined && untilThen(opensAt) <= 0
  return state === 'open' && untilThen(closesAt) <= 0
}

/**
 * A round that is looked at again while a job is under way, asked for here or due by the clock: every two seconds
 * until something of it has changed, otherwise every half minute.
 */
export function useRound(id: string) {
  const client = useQueryClient()
  const [asked, setAsked] = useState<{
    readonly before: string
    readonly at: number
  }>()
  const waiting = (data: RoundView | undefined) =>
    asked !== undefined && stand(data) === asked.before && Date.now() - asked.at < patience
  const round = useQuery({
    queryKey: ['round', id],
    queryFn: () => call(readRound, { params: { round: id } }),
    refetchInterval: ({ state: { data } }) =>
      waiting(data) || (data !== undefined && isDue(data)) ? 2_000 : 30_000,
  })
  const changed = asked !== undefined && stand(round.data) !== asked.before
  useEffect(() => {
    // What a job said once is over; a later change back is not its waiting.
    if (changed) setAsked(undefined)
  }, [changed])
  const counts = useQuery({
    queryKey: ['round-counts', id],
    queryFn: () => call(roundCounts, { params: { round: id } }),
    refetchInterval: 60_000,
  })
  return {
    round,
    counts,
    working: waiting(round.data),
    /** Told when a job was asked for. */
    async ask() {
      setAsked({ before: stand(round.data), at: Date.now() })
      await client.invalidateQueries({ queryKey: ['round', id] })
    },
  }
}
