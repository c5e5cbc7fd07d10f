import { Alert, Button } from 'antd'
import { useState } from 'react'
import { submitSheet } from '../../../../api/contract/evaluation.ts'
import { sheetWords as words } from '../../../words/console/evaluation.ts'
import { call } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { useAct } from '../../parts/use-act.ts'
import { useConfirm } from '../../parts/use-confirm.ts'
import { missingFrom, type SheetView } from './marks.ts'
import type { SheetDraft } from './use-draft.ts'

interface Props {
  readonly view: SheetView
  readonly sheet: SheetDraft
}

/** Hands the sheet in; what is still missing is said first. */
export function HandIn({ view, sheet }: Props) {
  const confirm = useConfirm()
  const [asked, setAsked] = useState(false)
  const missing = missingFrom(sheet.draft, view.panel.criteria)
  const submit = useAct(
    () => call(submitSheet, { params: { sheet: view.sheet.id }, body: { version: sheet.version } }),
    { done: () => words.submitted, refresh: ['sheet', 'panels', 'panel'] },
  )
  const ask = async () => {
    setAsked(true)
    if (missing.length === 0 && (await confirm(words.submitAsk, words))) submit.mutate(undefined)
  }
  return (
    <>
      {asked && missing.length > 0 && (
        <Alert
          type="warning"
          role="alert"
          title={words.missing}
          style={{ marginBottom: 12 }}
          description={
            <ul>
              {missing.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          }
        />
      )}
      <Complaint error={submit.error} />
      <Button
        type="primary"
        loading={submit.isPending}
        disabled={sheet.dirty || sheet.saving || sheet.elsewhere !== undefined}
        onClick={ask}
      >
        {words.submit}
      </Button>
    </>
  )
}
