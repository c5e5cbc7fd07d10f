import { Button, Drawer, Space } from 'antd'
import { useState } from 'react'
import { importUnions, unionImportErrors } from '../../../../api/contract/union.ts'
import { importUnits, unitImportErrors } from '../../../../api/contract/unit.ts'
import { unitWords as words } from '../../../words/console/unit.ts'
import { call } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { useAct } from '../../parts/use-act.ts'
import { FileChoice } from '../../shell/file-choice.tsx'
import { saveBlob } from '../../shell/save-blob.ts'
import { ImportOutcome, type Report } from './import-outcome.tsx'

export type RegisterKind = 'unit' | 'union'

const headings = {
  unit: '编码,名称,简称,类别,比较组,品牌,负责人,考核方,片区,服务对象人数,启用日期,停用日期',
  union: '编码,名称,层级,上级编码,片区,会员人数,启用日期,停用日期,承接编码',
} as const

const send = (kind: RegisterKind, dryRun: 'true' | 'false', body: File): Promise<Report> =>
  kind === 'unit'
    ? call(importUnits, { query: { dryRun }, body })
    : call(importUnions, { query: { dryRun }, body })

/** Brings a file into the register: tried first, row by row, then all of it or none. */
export function RegisterImport({
  kind,
  close,
}: {
  readonly kind: RegisterKind
  readonly close: () => void
}) {
  const [file, setFile] = useState<File>()
  const trial = useAct((body: File) => send(kind, 'true', body))
  const real = useAct((body: File) => send(kind, 'false', body), {
    done: ({ added, changed }) => words.imported(added, changed),
    refresh: ['units', 'unions', 'planning'],
  })
  const choose = (chosen: File) => {
    setFile(chosen)
    real.reset()
    trial.mutate(chosen)
  }
  const errors = useAct(async (body: File) => {
    const sheet =
      kind === 'unit'
        ? await call(unitImportErrors, { body })
        : await call(unionImportErrors, { body })
    saveBlob(sheet, words.errorsName(kind))
  })
  const report = trial.data
  const ready = report !== undefined && report.errors.length === 0
  const changes = (report?.added ?? 0) + (report?.changed ?? 0)
  return (
    <Drawer open onClose={close} title={words.importTitle[kind]} size={640}>
      <p>{words.guide}</p>
      <p className="quiet">
        {words.columnsLabel}：{words.columns[kind]}
      </p>
      <Space wrap align="start">
        <Button
          onClick={() =>
            saveBlob(
              // Excel takes a CSV for UTF-8 only with the mark in front.
              new Blob([`\uFEFF${headings[kind]}\n`], { type: 'text/csv' }),
              `${words.importTitle[kind]}.csv`,
            )
          }
        >
          {words.template}
        </Button>
        <FileChoice label={words.choose} chosenText={words.chosen} file={file} choose={choose} />
      </Space>
      <Complaint error={trial.error ?? real.error ?? errors.error} />
      {report !== undefined && <ImportOutcome report={report} />}
      {file !== undefined && report !== undefined && report.errors.length > 0 && (
        <p>
          <Button loading={errors.isPending} onClick={() => errors.mutate(file)}>
            {words.errorsFile}
          </Button>
        </p>
      )}
      <Space>
        <Button
          type="primary"
          disabled={!ready || changes === 0}
          loading={trial.isPending || real.isPending}
          onClick={() => file !== undefined && real.mutate(file, { onSuccess: close })}
        >
          {ready && changes === 0 ? words.confirmNothing : words.confirm}
        </Button>
        <Button onClick={close}>{words.cancel}</Button>
      </Space>
    </Drawer>
  )
}
