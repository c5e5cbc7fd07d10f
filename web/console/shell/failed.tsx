import { Button, Result } from 'antd'
import { Link, useRouteError } from 'react-router'
import { shellWords as words } from '../../words/console/shell.ts'

/** A page that broke or whose script did not come; nothing is lost by loading it again. */
export function Failed() {
  useRouteError()
  return (
    <Result
      status="warning"
      title={words.broken}
      extra={<Button onClick={() => window.location.reload()}>{words.reload}</Button>}
    />
  )
}

export function NoSuchPage() {
  return (
    <Result status="404" title={words.notFound} extra={<Link to="/c">{words.toWorkbench}</Link>} />
  )
}
