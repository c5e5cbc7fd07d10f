import { Alert } from 'antd'
import { shellWords as words } from '../../words/console/shell.ts'

/** Stands above everything that shows invented data. */
export function DemoStrip({ shown }: { readonly shown: boolean }) {
  if (!shown) return null
  return <Alert type="warning" showIcon title={words.demo} style={{ marginBottom: 16 }} />
}
