import { Alert, Button, Drawer, Popconfirm, Space } from 'antd'
import { useState } from 'react'
import { issueLinks } from '../../../../api/contract/link.ts'
import { roundWords as words } from '../../../words/console/round.ts'
import { call, Refusal } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { useAct } from '../../parts/use-act.ts'
import { FileChoice } from '../../shell/file-choice.tsx'
import { saveBlob } from '../../shell/save-blob.ts'
import { linkKey } from './link-key.ts'
import type { RoundView } from './use-round.ts'

const template = (): Blob => new Blob(['\uFEFF编号,姓名,手机,单位\n'], { type: 'text/csv' })

type Kind = 'xlsx' | 'html'

const isNo = (error: unknown): boolean =>
  error instanceof Refusal && error.problem.status >= 400 && error.problem.status < 500

interface Props {
  readonly round: RoundView
  readonly close: () => void
}

/** Personal links for a roster. They exist in the downloaded file and nowhere else. */
export function LinkIssue({ round, close }: Props) {
  const key = linkKey(round.id)
  const [file, setFile] = useState<File>()
  const [unsaved, setUnsaved] = useState(key.left)
  const act = useAct(
    async ({ body, kind }: { readonly body: File; readonly kind: Kind }) => {
      const first = !key.left()
      const headers = { 'idempotency-key': key.take() }
      const input = { params: { round: round.id }, query: { as: kind }, headers, body }
      try {
        saveBlob(await call(issueLinks, input), words.linksFile(round.title, kind))
      } catch (error) {
        // What the server refuses was not issued; a lost answer may have been.
        if (first && isNo(error)) key.forget()
        throw error
      } finally {
        setUnsaved(key.left())
      }
    },
    { refresh: ['round', 'round-counts'] },
  )
  const ask = (kind: Kind) => file !== undefined && act.mutate({ body: file, kind })
  const saved = () => {
    key.forget()
    close()
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
        <Space wrap>
          <Button
            type="primary"
            disabled={file === undefined}
            loading={act.isPending && act.variables.kind === 'xlsx'}
            onClick={() => ask('xlsx')}
          >
            {words.linksTable}
          </Button>
          <Button
            disabled={file === undefined}
            loading={act.isPending && act.variables.kind === 'html'}
            onClick={() => ask('html')}
          >
            {words.linksCards}
          </Button>
        </Space>
        <p className="quiet">{words.linksCardsGuide}</p>
      </Space>
      {unsaved && !act.isPending && (
        <Alert
          type={act.isSuccess ? 'success' : 'info'}
          role="status"
          title={act.isSuccess ? words.linksDone : words.linksLeft}
          description={act.isSuccess ? words.linksAgain : undefined}
          action={
            <Popconfirm
              title={words.linksLost}
              okText={words.linksSaved}
              cancelText={words.cancel}
              onConfirm={saved}
            >
              <Button size="small">{words.linksSaved}</Button>
            </Popconfirm>
          }
          style={{ marginTop: 16 }}
        />
      )}
      <Complaint error={act.error} />
    </Drawer>
  )
}
