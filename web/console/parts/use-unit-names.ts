import { useQuery } from '@tanstack/react-query'
import { listUnits } from '../../../api/contract/unit.ts'
import { call } from '../data/call.ts'

export const useUnits = () => useQuery({ queryKey: ['units'], queryFn: () => call(listUnits) })

/** Names of units by their codes; the code itself until they are there. */
export function useUnitNames(): (unit: string) => string {
  const units = useUnits()
  const names = new Map(units.data?.units.map(({ id, shortName }) => [id, shortName]))
  return (unit) => names.get(unit) ?? unit
}
