import { Button, Checkbox, Drawer, Space } from 'antd'
import { useState } from 'react'
import { importFrames } from '../../../../api/contract/frame.ts'
import { roundWords as words } from '../../../words/console/round.ts'
import { call } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { useAct } from '../../parts/use-act.ts'
import { FileChoice } from '../../shell/file-choice.tsx'
import { saveBlob } from '../../shell/save-blob.ts'
import type { RoundView } from './use-round.ts'

/** An empty table with the round's own units, so that only numbers have to be filled in. */
function template({ styles }: RoundView): Blob {
  const ages = ['35岁及以下', '36-50岁', '51-60岁', '61岁及以上']
  const rows = styles
    .filter(({ electorate }) => electorate === 'workers')
    .flatMap(({ title }) => ages.map((age) => `"${title.replaceAll('"', '""')}",${age},,`))
  // Excel takes a CSV for UTF-8 only with the mark in front.
  return new Blob([`\uFEFF单位,年龄,人数,邀请人数\n${rows.join('\n')}\n`], {
    type: 'text/csv',
  })
}

/** Brings in the population of each questionnaire, until the manifest is signed. */
export function FrameImport({
  round,
  close,
}: {
  readonly round: RoundView
  readonly close: () => void
}) {
  const [file, setFile] = useState<File>()
  const [census, setCensus] = useState(true)
  const act = useAct(
    (body: File) =>
      call(importFrames, {
        params: { round: round.id },
        query: { census: census ? 'true' : 'false' },
        body,
      }),
    {
      done: ({ frames }) => words.framesDone(frames.length),
      refresh: ['round', 'round-counts', 'rounds'],
    },
  )
  return (
    <Drawer open onClose={close} title={words.framesTitle} size={520}>
      <p>{words.framesGuide}</p>
      <p>{words.framesLocked}</p>
      <Space orientation="vertical" size="middle">
        <Button onClick={() => saveBlob(template(round), `名册-${round.title}.csv`)}>
          {words.template}
        </Button>
        <FileChoice label={words.file} chosenText={words.chosen} file={file} choose={setFile} />
        <Checkbox checked={census} onChange={(event) => setCensus(event.target.checked)}>
          {words.framesCensus}
        </Checkbox>
        <Space>
          <Button
            type="primary"
            disabled={file === undefined}
            loading={act.isPending}
            onClick={() => file !== undefined && act.mutate(file, { onSuccess: close })}
          >
            {words.upload}
          </Button>
          <Button onClick={close}>{words.cancel}</Button>
        </Space>
      </Space>
      <Complaint error={act.error} />
    </Drawer>
  )
}
