import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { clearDemo, readDemo } from '../../../../api/contract/demo.ts'
import { exampleWords as words } from '../../../words/console/example.ts'
import { type Answer, call } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { useAct } from '../../parts/use-act.ts'

type Administrator = Answer<typeof clearDemo>['administrator']
const clearable = ['loaded', 'cut-short', 'clearing']

function Account({ userName, password }: NonNullable<Administrator>) {
  return (
    <>
      <p>{words.administrator}</p>
      <dl>
        <dt>{words.userName}</dt>
        <dd>{userName}</dd>
        <dt>{words.password}</dt>
        <dd>
          <code>{password}</code>
        </dd>
      </dl>
    </>
  )
}

/** The example federation and its end; nothing where there is none. */
export function Example() {
  const { modal } = App.useApp()
  const demo = useQuery({
    queryKey: ['demo'],
    queryFn: () => call(readDemo),
    refetchInterval: ({ state }) => (state.data?.state === 'loading' ? 5_000 : false),
  })
  const clear = useAct(() => call(clearDemo))
  if (demo.data === undefined) return null
  const { state, holds } = demo.data
  if (state === 'none' || state === 'cleared') return null
  /** Everything on every page is old now, perhaps the session too: the console begins anew. */
  const cleared = ({ administrator }: Answer<typeof clearDemo>) => {
    modal.success({
      title: words.done,
      content: administrator && <Account {...administrator} />,
      okText: administrator ? words.noted : words.close,
      onOk: () => window.location.assign('/c'),
    })
  }
  const ask = () =>
    modal.confirm({
      title: words.ask,
      content: (
        <>
          <p>{words.goes(holds)}</p>
          <p>{words.alsoGoes}</p>
          <p>{words.noReturn}</p>
        </>
      ),
      okText: words.clear,
      okButtonProps: { danger: true },
      cancelText: words.cancel,
      onOk: () => clear.mutateAsync(undefined).then(cleared, () => undefined),
    })
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      <p>{words.states[state]}</p>
      <Button danger disabled={!clearable.includes(state)} onClick={ask}>
        {words.clear}
      </Button>
      <Complaint error={clear.error} />
    </section>
  )
}
