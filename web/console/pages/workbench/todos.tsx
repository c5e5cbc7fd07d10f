import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { Link } from 'react-router'
import { listPanels } from '../../../../api/contract/evaluation.ts'
import { listMeetings } from '../../../../api/contract/meeting.ts'
import { listRounds } from '../../../../api/contract/round.ts'
import { shellWords } from '../../../words/console/shell.ts'
import { workbenchWords as words } from '../../../words/console/workbench.ts'
import { call } from '../../data/call.ts'
import { useUnitNames } from '../../parts/use-unit-names.ts'
import { Refused } from '../../shell/refused.tsx'
import { hasRole, type Me } from '../../shell/session.ts'
import { todosOfMeetings, todosOfPanels, todosOfRounds } from './due.ts'

/** Everything that may wait for this role; what the role may not see is not asked for. */
function useTodos(me: Me) {
  const rounds = useQuery({
    queryKey: ['rounds'],
    queryFn: () => call(listRounds),
    enabled: hasRole(me, 'federation-admin', 'federation-reader', 'analyst', 'union-officer'),
  })
  const panels = useQuery({
    queryKey: ['panels'],
    queryFn: () => call(listPanels),
    enabled: hasRole(me, 'evaluator', 'lead'),
  })
  const meetings = useQuery({
    queryKey: ['meetings', 'todo'],
    queryFn: () => call(listMeetings),
    enabled: hasRole(me, 'recorder', 'entry-clerk'),
  })
  const unitName = useUnitNames()
  const queries = [rounds, panels, meetings]
  return {
    waiting: queries.some(({ isLoading }) => isLoading),
    failed: queries.find(({ isError }) => isError),
    todos: [
      ...todosOfPanels(panels.data ?? { panels: [], sheets: [] }, {
        account: me.account,
        leads: hasRole(me, 'lead'),
      }),
      ...todosOfMeetings(meetings.data?.meetings ?? [], unitName),
      ...todosOfRounds(rounds.data?.rounds ?? [], hasRole(me, 'federation-admin')),
    ],
  }
}

/** What waits for this person, by role, with the day it is due. */
export function Todos({ me }: { readonly me: Me }) {
  const { todos, waiting, failed } = useTodos(me)
  const list = () => {
    if (failed !== undefined) return <Refused error={failed.error} retry={() => failed.refetch()} />
    if (waiting) return <Skeleton active aria-label={shellWords.loading} paragraph={{ rows: 3 }} />
    if (todos.length === 0) return <p>{words.nothing}</p>
    return (
      <ul className="todo">
        {todos.map(({ key, text, path, due, late }) => (
          <li key={key}>
            <Link to={path}>{text}</Link>
            {due !== undefined && <span className={late ? 'late' : 'quiet'}>{due}</span>}
          </li>
        ))}
      </ul>
    )
  }
  return (
    <section className="panel">
      <h2>{words.todos}</h2>
      {list()}
    </section>
  )
}
