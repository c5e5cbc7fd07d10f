import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Space, Tag } from 'antd'
import { useParams } from 'react-router'
import { readSheet, returnSheet } from '../../../../api/contract/evaluation.ts'
import {
  evaluationWords,
  sheetState,
  sheetWords as words,
} from '../../../words/console/evaluation.ts'
import { call } from '../../data/call.ts'
import { Answered } from '../../parts/answered.tsx'
import { Complaint } from '../../parts/complaint.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { TextAct } from '../../parts/text-act.tsx'
import { hasRole, useMe } from '../../shell/session.ts'
import { CriterionFields } from './criterion.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { Evidence } from './evidence.tsx'
import { HandIn } from './hand-in.tsx'
import { type Draft, draftOf, type SheetView, totalOf, typedOf } from './marks.ts'
import { type SheetDraft, useDraft } from './use-draft.ts'
import './sheet.css'

function stateOf({ saving, failed, dirty }: SheetDraft): string {
  if (saving) return words.saving
  if (failed !== undefined) return words.failed
  return dirty ? words.unsaved : words.saved
}

interface FieldsProps {
  readonly view: SheetView
  readonly draft: Draft
  readonly type?: SheetDraft['type']
}

function Fields({ view, draft, type }: FieldsProps) {
  const { criteria } = view.panel
  const total = totalOf(draft, criteria)
  return (
    <>
      {criteria.map((criterion) => (
        <CriterionFields
          key={criterion.id}
          criterion={criterion}
          typed={typedOf(draft, criterion)}
          readOnly={type === undefined}
          type={(change) => type?.(criterion.id, change)}
          evidence={
            <Evidence sheet={view.sheet} criterion={criterion} readOnly={type === undefined} />
          }
        />
      ))}
      {total !== null && <p className="lead">{words.total(total.toFixed(1))}</p>}
    </>
  )
}

function Writing({ view }: { readonly view: SheetView }) {
  const sheet = useDraft(view)
  return (
    <>
      {view.sheet.returned !== undefined && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={words.returned(view.sheet.returned)}
        />
      )}
      <p>{words.guide}</p>
      {sheet.elsewhere !== undefined && (
        <Elsewhere sheet={sheet} there={sheet.elsewhere.marks} criteria={view.panel.criteria} />
      )}
      <Fields view={view} draft={sheet.draft} type={sheet.type} />
      <Complaint error={sheet.failed} />
      <div className="hand-in">
        <Space wrap>
          <span role="status">{stateOf(sheet)}</span>
          {sheet.failed !== undefined && <Button onClick={sheet.retry}>{words.retry}</Button>}
        </Space>
        <HandIn view={view} sheet={sheet} />
      </div>
    </>
  )
}

/** 复评: the lead gives a sheet back while nothing is locked. */
function GiveBack({ view: { sheet, panel } }: { readonly view: SheetView }) {
  const me = useMe()
  if (!hasRole(me.data, 'lead') || sheet.state !== 'submitted' || panel.state === 'locked')
    return null
  return (
    <TextAct
      button={words.giveBack}
      label={words.giveBackWhy}
      work={(reason) => call(returnSheet, { params: { sheet: sheet.id }, body: { reason } })}
      refresh={['sheet', 'panel', 'panels']}
    />
  )
}

function SheetBody({ view }: { readonly view: SheetView }) {
  const { sheet, panel, unitName } = view
  const closed = sheet.state === 'submitted' || panel.state === 'locked'
  return (
    <>
      <PageHead
        title={words.title(unitName)}
        from={{ title: evaluationWords.title, path: '/c/evaluations' }}
        demo={panel.demo}
        actions={<GiveBack view={view} />}
      />
      <Space wrap style={{ marginBottom: 12 }}>
        <Tag>{panel.title}</Tag>
        <Tag>{words.due(panel.due)}</Tag>
        <Tag>{sheetState(sheet)}</Tag>
      </Space>
      {closed ? (
        <>
          <Alert
            type="info"
            style={{ marginBottom: 12 }}
            title={sheet.state === 'submitted' ? words.submitted : words.locked}
          />
          <Fields view={view} draft={draftOf(sheet.marks)} />
        </>
      ) : (
        <Writing view={view} />
      )}
    </>
  )
}

/** C8: one evaluator's sheet on one unit. */
export function SheetPage() {
  const { sheet = '' } = useParams()
  const view = useQuery({
    queryKey: ['sheet', sheet],
    queryFn: () => call(readSheet, { params: { sheet } }),
    // A refresh under somebody's hands would hide that another window has changed the sheet.
    refetchOnWindowFocus: false,
  })
  return <Answered query={view}>{(data) => <SheetBody key={sheet} view={data} />}</Answered>
}
