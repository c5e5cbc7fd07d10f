import { Form, Input } from 'antd'
import { shellWords as words } from '../../words/console/shell.ts'
import { FormModal } from './form-modal.tsx'
import { requiredText } from './required.ts'
import { useAct } from './use-act.ts'

interface Fields {
  readonly text: string
}

interface Props {
  readonly button: string
  /** What it is done to, where the page has several such buttons. */
  readonly about?: string
  readonly label: string
  readonly initial?: string | undefined
  readonly work: (text: string) => Promise<unknown>
  /** First keys of the queries whose answers are old now. */
  readonly refresh: readonly string[]
}

/** A button that asks for a few sentences and does something with them. */
export function TextAct({ button, about, label, initial = '', work, refresh }: Props) {
  const title = about === undefined ? button : `${button}：${about}`
  const act = useAct(({ text }: Fields) => work(text), { done: () => words.saved, refresh })
  return (
    <FormModal button={button} name={title} title={title} initial={{ text: initial }} act={act}>
      <Form.Item name="text" label={label} rules={requiredText}>
        <Input.TextArea maxLength={300} autoSize={{ minRows: 3 }} />
      </Form.Item>
    </FormModal>
  )
}
