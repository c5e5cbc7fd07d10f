import { groupWords, roundWords as words } from '../../../words/console/round.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import type { CountsView, RoundView } from './use-round.ts'

type Style = RoundView['styles'][number]
type Row = Style & {
  readonly counted: CountsView['styles'][number] | undefined
  /** What is asked and who is invited is fixed with the manifest. */
  readonly signed: boolean
}

/** Counts come in fives already; none is not told apart from a few. */
const inWords = (count: number | undefined): string => {
  if (count === undefined) return '—'
  return count === 0 ? words.few : words.about(count)
}

const groupName = (code: string) =>
  code
    .split('+')
    .map((each) => groupWords[each] ?? each)
    .join('和')

function Frame({ style }: { readonly style: Style }) {
  if (style.electorate === 'unions') return words.unionsFrame
  if (style.frame === undefined) return <strong>{words.noFrame}</strong>
  return (
    <>
      {words.people(style.frame.total)}
      <small>
        {style.frame.census ? words.census : words.sample}，{words.groups(style.frame.cells)}
      </small>
    </>
  )
}

function Asked({ attributes, signed }: Row) {
  if (!signed) return words.askedLater
  if (attributes.length === 0) return words.askedNone
  return attributes.map(({ name, codes }) => (
    <small key={name}>
      {words.attributes[name]}：{codes.map(groupName).join('、')}
    </small>
  ))
}

function Days({ row }: { readonly row: Row }) {
  const days = row.counted?.days ?? []
  if (days.length === 0) return words.noDays
  return (
    <details>
      <summary>{words.days}</summary>
      {days.map(({ day, collected, cast }) => (
        <small key={day}>
          {day}：{words.collected}
          {inWords(collected)}，{words.cast}
          {inWords(cast)}
        </small>
      ))}
    </details>
  )
}

const title: Column<Row> = {
  key: 'title',
  title: words.unit,
  cell: (row) => row.title,
}
const columns: readonly Column<Row>[] = [
  title,
  { key: 'frame', title: words.frame, cell: (row) => <Frame style={row} /> },
  {
    key: 'invited',
    title: words.invited,
    cell: (row) => (row.invited === 0 ? words.invitedLater : row.invited),
    number: true,
  },
  {
    key: 'collected',
    title: words.collected,
    cell: (row) => inWords(row.counted?.collected),
    sort: (row) => row.counted?.collected ?? 0,
    number: true,
  },
  {
    key: 'cast',
    title: words.cast,
    cell: (row) => inWords(row.counted?.cast),
    sort: (row) => row.counted?.cast ?? 0,
    number: true,
  },
  { key: 'days', title: words.days, cell: (row) => <Days row={row} /> },
  { key: 'asked', title: words.asked, cell: (row) => <Asked {...row} /> },
]

const begun = ({ state }: RoundView) => state !== 'planned'
const openColumns = ['title', 'cast', 'days', 'asked', 'frame']
const plannedColumns = ['title', 'frame', 'invited', 'asked']

/** Each questionnaire of the round: its population, what it asks about the person, how it fills. */
export function StyleTable({
  round,
  counts,
}: {
  readonly round: RoundView
  readonly counts: CountsView | undefined
}) {
  const rows = round.styles.map((style) => ({
    ...style,
    signed: round.manifestHash !== undefined,
    counted: counts?.styles.find((each) => each.style === style.style),
  }))
  const wanted = begun(round) ? (round.mode === 'open' ? openColumns : undefined) : plannedColumns
  const shown = columns.filter(({ key }) => wanted === undefined || wanted.includes(key))
  return (
    <section>
      <h2>{words.counts}</h2>
      <DataTable label={words.counts} rows={rows} columns={shown} rowKey={(row) => row.style} />
      {begun(round) && <p className="quiet">{words.fives}</p>}
    </section>
  )
}

const isChannel = (name: string): name is keyof typeof words.channelNames =>
  Object.hasOwn(words.channelNames, name)

/** Where the link was opened from, over the whole round. */
export function Channels({ counts }: { readonly counts: CountsView }) {
  if (counts.channels.length === 0) return null
  return (
    <section>
      <h2>{words.channels}</h2>
      <p>
        {counts.channels
          .map(({ channel, count }) => {
            const name = isChannel(channel) ? words.channelNames[channel] : channel
            return `${name} ${inWords(count)}`
          })
          .join('　')}
      </p>
    </section>
  )
}
