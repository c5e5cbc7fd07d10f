import { useQuery } from '@tanstack/react-query'
import { listEvaluators } from '../../../../api/contract/evaluation.ts'
import { call } from '../../data/call.ts'
import { useUnits } from '../../parts/use-unit-names.ts'

/** What a panel is put together from: the evaluators and the units, as choices. */
export function useChoices(wanted: boolean) {
  const units = useUnits()
  const evaluators = useQuery({
    queryKey: ['evaluators'],
    queryFn: () => call(listEvaluators),
    enabled: wanted,
  })
  return {
    units: (units.data?.units ?? []).map(({ id, shortName }) => ({ value: id, label: shortName })),
    evaluators: (evaluators.data?.evaluators ?? []).map(({ id, name }) => ({
      value: id,
      label: name,
    })),
  }
}
