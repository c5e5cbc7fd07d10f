import { Button, Form, Input, InputNumber } from 'antd'
import { evaluationWords as words } from '../../../words/console/evaluation.ts'
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
    <Form.List name="criteria">
      {(fields, { add, remove }) => (
        <fieldset className="group">
          <legend>{words.criteria}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="criterion-fields">
              <Form.Item name={[name, 'title']} label={words.criterion} rules={required}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name={[name, 'weight']} label={words.weight} rules={required}>
                <InputNumber min={1} max={100} />
              </Form.Item>
              <Form.Item name={[name, 'rule']} label={words.rule} rules={required}>
                <Input.TextArea maxLength={600} autoSize />
              </Form.Item>
              {fields.length > 1 && (
                <Button onClick={() => remove(name)}>{words.removeCriterion}</Button>
              )}
            </div>
          ))}
          <Button onClick={() => add({})}>{words.addCriterion}</Button>
          <p role="status">{words.weightSum(sumOf(criteria))}</p>
        </fieldset>
      )}
    </Form.List>
  )
}
