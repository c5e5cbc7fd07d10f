import { requestEvidence } from '../../../../api/contract/evaluation.ts'
import { sheetWords as words } from '../../../words/console/evaluation.ts'
import { call } from '../../data/call.ts'
import { TextAct } from '../../parts/text-act.tsx'
import type { Criterion, SheetView } from './marks.ts'

interface Props {
  readonly sheet: SheetView['sheet']
  readonly criterion: Criterion
  readonly readOnly: boolean
}

/** What the evaluator has asked for on one criterion, what came of it, and the way to ask. */
export function Evidence({ sheet, criterion, readOnly }: Props) {
  const own = sheet.requests.filter((request) => request.criterion === criterion.id)
  return (
    <>
      {own.map(({ text, answer }) => (
        <p key={text}>
          {words.requested(text)}
          <br />
          <strong>{answer === undefined ? words.unanswered : words.answered(answer)}</strong>
        </p>
      ))}
      {!readOnly && (
        <TextAct
          button={words.request}
          about={criterion.title}
          label={words.requestHint}
          work={(text) =>
            call(requestEvidence, {
              params: { sheet: sheet.id },
              body: { criterion: criterion.id, text },
            })
          }
          refresh={['sheet']}
        />
      )}
    </>
  )
}
