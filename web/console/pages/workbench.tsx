import { workbenchWords as words } from '../../words/console/workbench.ts'
import { PageHead } from '../parts/page-head.tsx'
import { useUnits } from '../parts/use-unit-names.ts'
import { hasRole, useMe } from '../shell/session.ts'
import { Example } from './workbench/example.tsx'
import { Figures } from './workbench/figures.tsx'
import { FirstRun } from './workbench/first-run.tsx'
import { Jobs } from './workbench/jobs.tsx'
import { OpenRounds } from './workbench/open-rounds.tsx'
import { Todos } from './workbench/todos.tsx'

/** C2: what waits for whoever is signed in, what is open, what runs. */
export function WorkbenchPage() {
  const me = useMe().data
  const units = useUnits()
  if (me === undefined) return null
  const seesRounds = hasRole(
    me,
    'federation-admin',
    'federation-reader',
    'analyst',
    'union-officer',
  )
  const readsFigures = hasRole(
    me,
    'federation-admin',
    'federation-reader',
    'analyst',
    'lead',
    'unit-manager',
  )
  return (
    <>
      <PageHead title={words.title} demo={units.data?.units.some(({ demo }) => demo)} />
      {hasRole(me, 'federation-admin', 'operator') && (
        <FirstRun imports={hasRole(me, 'federation-admin')} />
      )}
      <div className="cards">
        <div>
          <Todos me={me} />
          {hasRole(me, 'federation-admin', 'analyst', 'operator') && <Jobs />}
          {hasRole(me, 'federation-admin', 'operator') && <Example />}
        </div>
        <div>
          {seesRounds && <OpenRounds />}
          {readsFigures && <Figures />}
        </div>
      </div>
    </>
  )
}
