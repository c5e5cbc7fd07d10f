import {
  capSentence,
  loweringWords,
  assessmentWords as words,
} from '../../../words/console/assessment.ts'
import { reasonSentence } from '../../../words/console/report.ts'
import {
  capsOf,
  clampSentence,
  fixedOr,
  percent,
  type Row,
  rangeOf,
  rankText,
  workersShare,
} from './row-text.ts'
import { Sources } from './sources.tsx'

/** Why there is no grade, in words: each rule once. */
function whyNot({ score, reasons }: Row): string {
  const codes = new Set<string>()
  const barred = score.reasons.filter(
    ({ code }) => code !== 'not-assessed-yet' && !codes.has(code) && codes.add(code),
  )
  if (barred.length > 0) return barred.map(reasonSentence).join('；')
  return reasons.length > 0 ? words.surveyMissing : ''
}

function Grade({ row }: { readonly row: Row }) {
  const { grade, gradeByScore } = row
  if (row.status === 'not-rated' || grade === null)
    return (
      <p>
        <strong>{words.notRated}</strong>：{whyNot(row)}
      </p>
    )
  return (
    <p>
      {words.grade}：
      {gradeByScore !== null && gradeByScore !== grade && (
        <span className="quiet">{words.gradeByScore(words.grades[gradeByScore])}</span>
      )}
      <strong className="grade">{words.grades[grade]}</strong>
    </p>
  )
}

function Numbers({ row }: { readonly row: Row }) {
  const { score } = row
  const range = rangeOf(score)
  return (
    <dl className="numbers">
      <div>
        <dt>{words.workers}</dt>
        <dd>{fixedOr(row.W)}</dd>
      </div>
      <div>
        <dt>{words.others}</dt>
        <dd>{fixedOr(row.N)}</dd>
      </div>
      <div>
        <dt>{words.score}</dt>
        <dd>
          {fixedOr(score.value)}
          {range !== '' && <small>（{range}）</small>}
        </dd>
      </div>
    </dl>
  )
}

function Lowering({ lowering }: { readonly lowering: Row['lowering'] }) {
  if (lowering === null) return null
  const { item, document, decision } = lowering
  return <p>{words.lowering(loweringWords[item] ?? item, document, decision)}</p>
}

interface Props {
  readonly row: Row
  readonly clamp: number
  /** The list it stands on. */
  readonly rows: readonly Row[]
}

/** One unit's result: whose word counts, the numbers, the clamp, caps and grade; the sources on demand. */
export function UnitResult({ row, clamp, rows }: Props) {
  const caps = capsOf(row)
  return (
    <article className="panel" id={row.unit}>
      <div className="page-head-line">
        <h3>{row.name}</h3>
        <span className="quiet">{words.revision(row.revision)}</span>
      </div>
      <p>
        <strong>{words.workersFirst(percent(workersShare(row)))}</strong>
      </p>
      {row.status === 'rated' && <Numbers row={row} />}
      <p>{clampSentence(row, clamp)}</p>
      <Grade row={row} />
      {caps.length > 0 && (
        <ul>
          {caps.map((cap) => (
            <li key={cap.cap}>{capSentence(cap)}</li>
          ))}
        </ul>
      )}
      <Lowering lowering={row.lowering} />
      {row.list === 'reference' && row.status === 'rated' && <p>{rankText(row, rows)}</p>}
      <details>
        <summary>{words.details}</summary>
        <Sources row={row} />
      </details>
    </article>
  )
}
