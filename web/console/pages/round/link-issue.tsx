import { Alert, Button, Drawer, Space } from 'antd'
import { useState } from 'react'
import { issueLinks } from '../../../../api/contract/link.ts'
import { roundWords as words } from '../../../words/console/round.ts'
import { call } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { useAct } from '../../parts/use-act.ts'
import { FileChoice } from '../../shell/file-choice.tsx'
import { saveBlob } from '../../shell/save-blob.ts'
import type { RoundView } from './use-round.ts'

const template = (): Blob => new Blob(['\uFEFF编号,姓名,手机,单位\n'], { type: 'text/csv' })

/** Personal links for a roster. They exist in the downloaded file and nowhere else. */
export function LinkIssue({
  round,
  close,
}: {
  readonly round: RoundView
  readonly close: () => void
}) {
  const [file, setFile] = useState<File>()
  const act = useAct((body: File) => call(issueLinks, { params: { round: round.id }, body }), {
    refresh: ['round', 'round-counts'],
  })
  const leave = (sheet: Blob) => {
    saveBlob(sheet, words.linksFile(round.title))
    setFile(undefined)
  }
  return (
    <Drawer open onClose={close} title={words.linksTitle} size={520} maskClosable={false}>
      <p>{words.linksGuide}</p>
      <Alert type="warning" showIcon title={words.linksWarning} style={{ marginBottom: 16 }} />
      <Space orientation="vertical" size="middle">
        <Button onClick={() => saveBlob(template(), `名单-${round.title}.csv`)}>
          {words.template}
        </Button>
        <FileChoice label={words.file} chosenText={words.chosen} file={file} choose={setFile} />
        <Space>
          <Button
            type="primary"
            disabled={file === undefined}
            loading={act.isPending}
            onClick={() => file !== undefined && act.mutate(file, { onSuccess: leave })}
          >
            {words.links}
          </Button>
          <Button onClick={close}>{words.cancel}</Button>
        </Space>
      </Space>
      {act.isSuccess && (
        <Alert type="success" role="status" title={words.linksDone} style={{ marginTop: 16 }} />
      )}
      <Complaint error={act.error} />
    </Drawer>
  )
}
