import { useQuery } from '@tanstack/react-query'
import { Select, type SelectProps } from 'antd'
import { listEvaluators } from '../../../../api/contract/evaluation.ts'
import { evaluationWords as words } from '../../../words/console/evaluation.ts'
import { call } from '../../data/call.ts'

/** Chooses an evaluator, or several, by name; stands inside a form's item. */
export function EvaluatorSelect(field: SelectProps) {
  const evaluators = useQuery({ queryKey: ['evaluators'], queryFn: () => call(listEvaluators) })
  return (
    <Select
      {...field}
      showSearch={{ optionFilterProp: 'label' }}
      options={(evaluators.data?.evaluators ?? []).map(({ id, name }) => ({
        value: id,
        label: name,
      }))}
      notFoundContent={words.needEvaluators}
    />
  )
}
