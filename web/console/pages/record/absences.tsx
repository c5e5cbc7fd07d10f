import { Form, Input, Radio } from 'antd'
import { declareAbsence, type listRecords } from '../../../../api/contract/record.ts'
import { recordWords as words } from '../../../words/console/record.ts'
import { type Answer, call } from '../../data/call.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { FormModal } from '../../parts/form-modal.tsx'
import { required } from '../../parts/required.ts'
import { useAct } from '../../parts/use-act.ts'
import { hasRole, useMe } from '../../shell/session.ts'

type Absence = Answer<typeof listRecords>['absences'][number]

interface Place {
  readonly year: number
  readonly unit: string
}

type Fields = Pick<Absence, 'source' | 'reason' | 'why'> & { readonly reminder?: string }

const columns: readonly Column<Absence>[] = [
  { key: 'source', title: words.source, cell: ({ source }) => words.sources[source] },
  { key: 'reason', title: words.reason, cell: ({ reason }) => words.reasons[reason] },
  { key: 'reminder', title: words.reminder, cell: ({ reminder }) => reminder || '—' },
  { key: 'why', title: words.why, cell: ({ why }) => why },
]

const optionsOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([value, label]) => ({ value, label }))

function Reminder() {
  const refused = Form.useWatch('reason') === 'refused'
  return (
    <Form.Item
      name="reminder"
      label={words.reminder}
      rules={refused ? [{ required: true, message: words.reminderNeeded }] : []}
    >
      <Input maxLength={100} />
    </Form.Item>
  )
}

function Declare({ year, unit }: Place) {
  const save = useAct(
    ({ source, reminder = '', ...body }: Fields) =>
      call(declareAbsence, { params: { year, unit, source }, body: { ...body, reminder } }),
    { done: () => words.saved, refresh: ['records'] },
  )
  return (
    <FormModal button={words.declare} act={save}>
      <p>{words.declareAsk}</p>
      <Form.Item name="source" label={words.source} rules={required}>
        <Radio.Group options={optionsOf(words.sources)} />
      </Form.Item>
      <Form.Item name="reason" label={words.reason} rules={required}>
        <Radio.Group options={optionsOf(words.reasons)} />
      </Form.Item>
      <Reminder />
      <Form.Item name="why" label={words.why} rules={required}>
        <Input.TextArea maxLength={300} autoSize />
      </Form.Item>
    </FormModal>
  )
}

/** Why the third party or the records of a unit are missing; only the federation decides that. */
export function Absences({
  absences,
  ...place
}: Place & { readonly absences: readonly Absence[] }) {
  const me = useMe()
  return (
    <section aria-labelledby="absences">
      <h2 id="absences">{words.absences}</h2>
      <p>{words.absenceGuide}</p>
      {absences.length === 0 ? (
        <p className="quiet">{words.noAbsences}</p>
      ) : (
        <DataTable
          label={words.absences}
          rows={absences}
          columns={columns}
          rowKey={({ id }) => id}
        />
      )}
      {hasRole(me.data, 'federation-admin') && (
        <p>
          <Declare {...place} />
        </p>
      )}
    </section>
  )
}
