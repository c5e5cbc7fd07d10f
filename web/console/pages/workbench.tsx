import { useQuery } from '@tanstack/react-query'
import { listUnits } from '../../../api/contract/unit.ts'
import { workbenchWords as words } from '../../words/console/workbench.ts'
import { call } from '../data/call.ts'
import { PageHead } from '../parts/page-head.tsx'
import { DemoStrip } from '../shell/demo-strip.tsx'
import { hasRole, useMe } from '../shell/session.ts'
import { FirstRun } from './workbench/first-run.tsx'
import { Jobs } from './workbench/jobs.tsx'
import { OpenRounds } from './workbench/open-rounds.tsx'
import { Todos } from './workbench/todos.tsx'

/** C2: what waits for whoever is signed in, what is open, what runs. */
export function WorkbenchPage() {
  const me = useMe().data
  const units = useQuery({
    queryKey: ['units'],
    queryFn: () => call(listUnits),
  })
  if (me === undefined) return null
  const seesRounds = hasRole(
    me,
    'federation-admin',
    'federation-reader',
    'analyst',
    'union-officer',
  )
  return (
    <>
      <DemoStrip shown={units.data?.units.some(({ demo }) => demo) ?? false} />
      <PageHead title={words.title} />
      {hasRole(me, 'federation-admin', 'operator') && <FirstRun />}
      <div className="cards">
        <Todos me={me} />
        {seesRounds && <OpenRounds />}
        {hasRole(me, 'federation-admin', 'analyst', 'operator') && <Jobs />}
      </div>
    </>
  )
}
