import { Form, Input } from 'antd'
import { withdrawInterference } from '../../../../api/contract/interference.ts'
import { interferenceWords as words } from '../../../words/console/interference.ts'
import { call } from '../../data/call.ts'
import { FormModal } from '../../parts/form-modal.tsx'
import { requiredText } from '../../parts/required.ts'
import { useAct } from '../../parts/use-act.ts'
import type { Interference } from './interferences.tsx'

/** Takes back what was confirmed in error, with the reason. */
export function WithdrawInterference({ row }: { readonly row: Interference }) {
  const save = useAct(
    (body: { readonly why: string }) =>
      call(withdrawInterference, { params: { interference: row.id }, body }),
    { done: () => words.taken, refresh: ['interferences'] },
  )
  return (
    <FormModal
      button={words.withdraw}
      name={`${words.withdraw} ${row.document}`}
      title={words.withdrawAsk(row.document)}
      ok={words.withdraw}
      act={save}
    >
      <Form.Item name="why" label={words.why} rules={requiredText}>
        <Input.TextArea maxLength={300} autoSize />
      </Form.Item>
    </FormModal>
  )
}
