import { Button, Result } from 'antd'
import { shellWords as words } from '../../words/console/shell.ts'
import { Refusal } from '../data/call.ts'

/** A page that could not be had: whom to ask, or how to try again. */
export function Refused({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const problem = error instanceof Refusal ? error.problem : undefined
  if (problem?.status === 403) return <Result status="403" title={words.notForYou} />
  if (problem?.status === 404) return <Result status="404" title={problem.detail} />
  return (
    <Result
      status="warning"
      title={problem?.detail ?? words.notFound}
      extra={<Button onClick={retry}>{words.retry}</Button>}
    />
  )
}
