import { Button } from 'antd'
import { shellWords as words } from '../../words/console/shell.ts'
import { Refusal } from '../data/call.ts'

/** A page that could not be had: whom to ask, or how to try again. */
export function Refused({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const problem = error instanceof Refusal ? error.problem : undefined
  const forGood = problem?.status === 403 || problem?.status === 404
  const sentence = problem?.status === 403 ? words.notForYou : (problem?.detail ?? words.notGot)
  return (
    <div className="panel" role="alert">
      <p>{sentence}</p>
      {!forGood && <Button onClick={retry}>{words.retry}</Button>}
    </div>
  )
}
