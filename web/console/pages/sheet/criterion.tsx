import { Input } from 'antd'
import type { ReactNode } from 'react'
import { sheetWords as words } from '../../../words/console/evaluation.ts'
import { type Criterion, isWhole, needsReason, type Typed } from './marks.ts'

interface Props {
  readonly criterion: Criterion
  readonly typed: Typed
  readonly readOnly: boolean
  readonly type: (change: Partial<Typed>) => void
  /** What was asked for beyond the rule. */
  readonly evidence: ReactNode
}

/** One criterion: its rule on the left, score and reason on the right. */
export function CriterionFields({ criterion, typed, readOnly, type, evidence }: Props) {
  const { id, title, rule, weight } = criterion
  const wrong = typed.score !== '' && !isWhole(typed.score)
  return (
    <section className="panel criterion" aria-labelledby={`title-${id}`}>
      <div>
        <h2 id={`title-${id}`}>{title}</h2>
        <p className="quiet">{words.weight(weight)}</p>
        <p className="rule">{rule}</p>
        {evidence}
      </div>
      <div>
        <label htmlFor={`score-${id}`}>{words.score}</label>
        <Input
          id={`score-${id}`}
          aria-label={words.scoreOf(title)}
          className="score"
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          readOnly={readOnly}
          value={typed.score}
          aria-describedby={`hint-${id}`}
          {...(wrong ? { status: 'error' as const, 'aria-invalid': true } : {})}
          onChange={({ target }) => type({ score: target.value })}
        />
        <label htmlFor={`reason-${id}`}>{words.reason}</label>
        <Input.TextArea
          id={`reason-${id}`}
          aria-label={words.reasonOf(title)}
          autoSize={{ minRows: 2 }}
          maxLength={500}
          readOnly={readOnly}
          value={typed.reason}
          onChange={({ target }) => type({ reason: target.value })}
        />
        <p id={`hint-${id}`} className="quiet">
          {wrong && words.notWhole}
          {needsReason(typed.score) && typed.reason.trim() === '' && words.reasonNeeded}
        </p>
      </div>
    </section>
  )
}
