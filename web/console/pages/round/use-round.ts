import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { readRound, roundCounts } from '../../../../api/contract/round.ts'
import { type Answer, call } from '../../data/call.ts'

export type RoundView = Answer<typeof readRound>
export type CountsView = Answer<typeof roundCounts>

const patience = 90_000

/** What changes when a job has done something to a round. */
const stand = (round: RoundView | undefined) =>
  [round?.state, round?.manifestHash, round?.problem, round?.opensAt].join()

/**
 * A round that is looked at again while a job asked for here is under way: every two seconds until something of it
 * has changed, otherwise every half minute.
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
    refetchInterval: ({ state }) => (waiting(state.data) ? 2_000 : 30_000),
  })
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
