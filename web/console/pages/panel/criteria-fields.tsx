import { Form, Input, InputNumber } from 'antd'
import { evaluationWords as words } from '../../../words/console/evaluation.ts'
import { ListFields } from '../../parts/list-fields.tsx'
import { required } from '../../parts/required.ts'

interface Begun {
  readonly weight?: number | null
}

const sumOf = (criteria: readonly (Begun | undefined)[]) =>
  criteria.reduce((sum, criterion) => sum + (criterion?.weight ?? 0), 0)

/** The criteria of a new panel with the running sum of their weights. */
export function CriteriaFields() {
  const criteria: readonly (Begun | undefined)[] = Form.useWatch('criteria') ?? []
  return (
    <ListFields
      name="criteria"
      legend={words.criteria}
      add={words.addCriterion}
      remove={words.removeCriterion}
      least={1}
      line={(place) => (
        <>
          <Form.Item name={[place, 'title']} label={words.criterion} rules={required}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name={[place, 'weight']} label={words.weight} rules={required}>
            <InputNumber min={1} max={100} />
          </Form.Item>
          <Form.Item name={[place, 'rule']} label={words.rule} rules={required}>
            <Input.TextArea maxLength={600} autoSize />
          </Form.Item>
        </>
      )}
    >
      <p role="status">{words.weightSum(sumOf(criteria))}</p>
    </ListFields>
  )
}
