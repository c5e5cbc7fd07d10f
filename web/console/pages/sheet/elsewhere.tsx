import { Alert, Button, Radio } from 'antd'
import { useState } from 'react'
import { sheetWords as words } from '../../../words/console/evaluation.ts'
import { type Criterion, draftOf, type Marks, type Typed, typedOf } from './marks.ts'
import type { SheetDraft } from './use-draft.ts'

const textOf = ({ score, reason }: Typed): string =>
  [score, reason].filter((part) => part !== '').join('；') || words.empty

interface Props {
  readonly sheet: SheetDraft
  readonly there: Marks
  readonly criteria: readonly Criterion[]
}

/** The same sheet was changed in another window: both values stand side by side, a person chooses. */
export function Elsewhere({ sheet, there, criteria }: Props) {
  const [theirs, setTheirs] = useState<readonly string[]>([])
  const other = draftOf(there)
  const differing = criteria.filter(
    (each) => textOf(typedOf(sheet.draft, each)) !== textOf(typedOf(other, each)),
  )
  const choose = (id: string, keep: 'here' | 'there') =>
    setTheirs((now) => [...now.filter((each) => each !== id), ...(keep === 'there' ? [id] : [])])
  const settle = () =>
    sheet.settle(
      Object.fromEntries(
        criteria.map((each) => [
          each.id,
          typedOf(theirs.includes(each.id) ? other : sheet.draft, each),
        ]),
      ),
    )
  return (
    <Alert
      type="warning"
      role="alert"
      title={words.elsewhere}
      style={{ marginBottom: 12 }}
      description={
        <>
          <p>{words.elsewhereHint}</p>
          {differing.map((each) => (
            <fieldset key={each.id} className="group">
              <legend>{each.title}</legend>
              <Radio.Group
                vertical
                value={theirs.includes(each.id) ? 'there' : 'here'}
                onChange={({ target }) => choose(each.id, target.value)}
              >
                <Radio value="here">{`${words.keepHere}：${textOf(typedOf(sheet.draft, each))}`}</Radio>
                <Radio value="there">{`${words.keepThere}：${textOf(typedOf(other, each))}`}</Radio>
              </Radio.Group>
            </fieldset>
          ))}
          <Button type="primary" onClick={settle}>
            {words.confirm}
          </Button>
        </>
      }
    />
  )
}
