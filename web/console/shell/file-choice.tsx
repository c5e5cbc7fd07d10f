import { Button, Upload } from 'antd'

interface Props {
  readonly label: string
  readonly chosenText: (name: string) => string
  readonly file: File | undefined
  readonly choose: (file: File) => void
}

/** One CSV or Excel file from the person's disk; it is sent by the page's own button, never by choosing. */
export function FileChoice({ label, chosenText, file, choose }: Props) {
  return (
    <div>
      <Upload
        accept=".xlsx,.csv"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(chosen) => {
          choose(chosen)
          return false
        }}
      >
        <Button>{label}</Button>
      </Upload>
      {file !== undefined && <p style={{ overflowWrap: 'anywhere' }}>{chosenText(file.name)}</p>}
    </div>
  )
}
