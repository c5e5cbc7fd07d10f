import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Space, Tag } from 'antd'
import { useParams } from 'react-router'
import { lockPanel, readPanel } from '../../../../api/contract/evaluation.ts'
import { evaluationWords as words } from '../../../words/console/evaluation.ts'
import { type Answer, call } from '../../data/call.ts'
import { Answered } from '../../parts/answered.tsx'
import { Complaint } from '../../parts/complaint.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { dayText } from '../../parts/day.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { useAct } from '../../parts/use-act.ts'
import { useConfirm } from '../../parts/use-confirm.ts'
import { useUnitNames } from '../../parts/use-unit-names.ts'
import { hasRole, useMe } from '../../shell/session.ts'
import { Assign } from './assign.tsx'
import { EvidenceRequests } from './evidence-requests.tsx'
import { Progress } from './progress.tsx'

export type PanelView = Answer<typeof readPanel>
type Criterion = PanelView['panel']['criteria'][number]

const columns: readonly Column<Criterion>[] = [
  { key: 'title', title: words.criterion, cell: ({ title }) => title },
  { key: 'rule', title: words.rule, cell: ({ rule }) => rule },
  { key: 'weight', title: words.weight, cell: ({ weight }) => weight, number: true },
]

function Criteria({ criteria }: { readonly criteria: readonly Criterion[] }) {
  const sum = criteria.reduce((total, { weight }) => total + weight, 0)
  return (
    <section aria-labelledby="criteria">
      <h2 id="criteria">{words.criteria}</h2>
      <DataTable label={words.criteria} rows={criteria} columns={columns} rowKey={({ id }) => id} />
      <p>{words.weightSum(Math.round(sum * 100) / 100)}</p>
    </section>
  )
}

function Lock({ view }: { readonly view: PanelView }) {
  const { panel } = view
  const me = useMe()
  const confirm = useConfirm()
  const lock = useAct(() => call(lockPanel, { params: { panel: panel.id } }), {
    done: () => words.lockedNow,
    refresh: ['panel', 'panels'],
  })
  if (panel.state === 'locked' || !hasRole(me.data, 'lead')) return null
  const ask = async () => {
    if (await confirm(words.lockAsk, words)) lock.mutate(undefined)
  }
  return (
    <>
      <Button type="primary" loading={lock.isPending} onClick={ask}>
        {words.lock}
      </Button>
      <Complaint error={lock.error} />
    </>
  )
}

/** The server's warnings name units and people by their codes; the page says their names. */
function useNamed({ sheets, panel }: PanelView): (line: string) => string {
  const nameOf = useUnitNames()
  const names = new Map([
    ...panel.assignments.map(({ unit }) => [unit, nameOf(unit)] as const),
    ...sheets.map(({ evaluator, evaluatorName }) => [evaluator, evaluatorName] as const),
  ])
  return (line) => [...names].reduce((text, [code, name]) => text.replaceAll(code, name), line)
}

function PanelBody({ view }: { readonly view: PanelView }) {
  const { panel, warnings } = view
  const named = useNamed(view)
  return (
    <>
      <PageHead
        title={panel.title}
        from={{ title: words.title, path: '/c/evaluations' }}
        demo={panel.demo}
        actions={
          <>
            <Assign view={view} />
            <Lock view={view} />
          </>
        }
      />
      <Space wrap style={{ marginBottom: 12 }}>
        <Tag>{words.states[panel.state]}</Tag>
        <Tag>{`${words.due} ${panel.due}`}</Tag>
        {panel.lockedAt !== undefined && <Tag>{words.lockedAt(dayText(panel.lockedAt))}</Tag>}
      </Space>
      {warnings.length > 0 && (
        <Alert
          type="warning"
          title={words.warnings}
          description={
            <ul>
              {warnings.map((line) => (
                <li key={line}>{named(line)}</li>
              ))}
            </ul>
          }
        />
      )}
      <Progress view={view} />
      <EvidenceRequests view={view} />
      <Criteria criteria={panel.criteria} />
    </>
  )
}

/** C7: one scoring round: what is judged, who has handed in, where the evaluators disagree. */
export function EvaluationPage() {
  const { panel = '' } = useParams()
  const view = useQuery({
    queryKey: ['panel', panel],
    queryFn: () => call(readPanel, { params: { panel } }),
  })
  return <Answered query={view}>{(data) => <PanelBody view={data} />}</Answered>
}
