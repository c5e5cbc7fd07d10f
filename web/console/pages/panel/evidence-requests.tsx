import { answerRequest } from '../../../../api/contract/evaluation.ts'
import { evaluationWords as words } from '../../../words/console/evaluation.ts'
import { call } from '../../data/call.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { TextAct } from '../../parts/text-act.tsx'
import { useUnitNames } from '../../parts/use-unit-names.ts'
import { hasRole, useMe } from '../../shell/session.ts'
import type { PanelView } from './evaluation.tsx'

const linesOf = ({ panel, sheets }: PanelView) =>
  sheets.flatMap(({ id, unit, evaluatorName, requests }) =>
    requests.map(({ criterion, text, answer }, place) => ({
      sheet: id,
      place,
      unit,
      evaluatorName,
      criterion: panel.criteria.find((each) => each.id === criterion)?.title ?? criterion,
      text,
      answer,
    })),
  )
type Line = ReturnType<typeof linesOf>[number]

function Answer({ sheet, place, text, answer }: Line) {
  return (
    <>
      {answer !== undefined && <p>{answer}</p>}
      <TextAct
        button={answer === undefined ? words.answer : words.correctAnswer}
        about={text}
        label={words.answerHint}
        initial={answer}
        work={(given) => call(answerRequest, { params: { sheet, place }, body: { answer: given } })}
        refresh={['panel']}
      />
    </>
  )
}

/** 补证申请: what evaluators miss, and the lead's answer. */
export function EvidenceRequests({ view }: { readonly view: PanelView }) {
  const me = useMe()
  const nameOf = useUnitNames()
  const lines = linesOf(view)
  if (lines.length === 0) return null
  const answers = view.panel.state === 'open' && hasRole(me.data, 'lead')
  const columns: readonly Column<Line>[] = [
    { key: 'unit', title: words.unit, cell: ({ unit }) => nameOf(unit) },
    { key: 'evaluator', title: words.evaluator, cell: ({ evaluatorName }) => evaluatorName },
    { key: 'criterion', title: words.criterion, cell: ({ criterion }) => criterion },
    { key: 'text', title: words.missingEvidence, cell: ({ text }) => text },
    {
      key: 'answer',
      title: words.answer,
      cell: (line) => (answers ? <Answer {...line} /> : (line.answer ?? words.unanswered)),
    },
  ]
  return (
    <section aria-labelledby="requests">
      <h2 id="requests">{words.requests}</h2>
      <DataTable
        label={words.requests}
        rows={lines}
        columns={columns}
        rowKey={({ sheet, place }) => `${sheet} ${place}`}
      />
    </section>
  )
}
