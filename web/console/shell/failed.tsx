import { Button } from 'antd'
import { Link, useRouteError } from 'react-router'
import { shellWords as words } from '../../words/console/shell.ts'

/** A page that broke or whose script did not come; nothing is lost by loading it again. */
export function Failed() {
  useRouteError()
  return (
    <div className="panel" role="alert">
      <p>{words.broken}</p>
      <Button onClick={() => window.location.reload()}>{words.reload}</Button>
    </div>
  )
}

/** An address of the console that leads nowhere. */
export function NoSuchPage() {
  return (
    <div className="panel">
      <h1>{words.notFound}</h1>
      <Link to="/c">{words.toWorkbench}</Link>
    </div>
  )
}
