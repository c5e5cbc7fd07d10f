import { type Complaint, Failure } from '../../basics/failure.ts'
import type { Table } from '../../organisation/index.ts'
import type { RoundStore } from '../round/round.store.ts'
import { canChangeFrame, type Round, type Style } from '../round/round.ts'
import { complaintsAboutCells } from './check-cells.ts'
import type { Cell } from './frame.ts'
import { readFrame } from './read-frame.ts'

export interface NewFrame {
  readonly style: string
  /** Everybody is invited. */
  readonly census: boolean
  /** Left out: all of a census, otherwise what was planned. */
  readonly invited?: number | undefined
  readonly cells: readonly Cell[]
  /** The line of the file each cell stands on, where there is a file. */
  readonly lines?: readonly number[] | undefined
}

export interface FrameReport {
  readonly style: string
  readonly total: number
  readonly cells: number
  readonly invited: number
}

/**
 * Puts frames on styles of a round, all or none. A style that has one gets the new one, until the manifest is signed:
 * from then on a unit may hear the dates and may object in writing only (domain.md).
 * @throws Failure `not-found`, `conflict` when it is too late, `invalid` with every complaint
 */
export async function importFrames(
  input: { readonly round: string; readonly frames: readonly NewFrame[] },
  { rounds }: { readonly rounds: RoundStore },
): Promise<FrameReport[]> {
  const round = await changeable(input.round, rounds)
  const named = input.frames.map(({ style }) => style)
  const complaints = input.frames.flatMap((frame, place) =>
    named.indexOf(frame.style) === place
      ? complaintsAbout(frame, `/frames/${place}`, round)
      : [
          {
            pointer: `/frames/${place}/style`,
            detail: `「${frame.style}」的名册写了两份，请合并。`,
          },
        ],
  )
  if (complaints.length > 0)
    throw new Failure('invalid', '名册有误，什么都没有保存。', { errors: complaints.slice(0, 200) })
  const styles = round.styles.map((style) => {
    const frame = input.frames.find((each) => each.style === style.style)
    return frame === undefined ? style : withFrame(style, frame)
  })
  if (!(await rounds.reframe(round.id, styles))) throw tooLate()
  return styles
    .filter(({ style }) => input.frames.some((each) => each.style === style))
    .map(({ style, frame, invited }) => ({
      style,
      total: frame?.total ?? 0,
      cells: frame?.cells.length ?? 0,
      invited,
    }))
}

/** The same from an uploaded table; a census has everybody invited, unless the table says how many. */
export async function importFrameTable(
  input: { readonly round: string; readonly table: Table; readonly census: boolean },
  deps: { readonly rounds: RoundStore },
): Promise<FrameReport[]> {
  const round = await changeable(input.round, deps.rounds)
  const { cells, complaints } = readFrame(input.table)
  if (complaints.length > 0)
    throw new Failure('invalid', '名册有误，什么都没有保存。', { errors: complaints.slice(0, 200) })
  const frames = [...cells].map(([named, { lines, invited, ofStyle }]) => ({
    style: styleNamed(named, round) ?? named,
    // Where the table says how many are invited, they are drawn.
    census: input.census && (invited === undefined || invited === totalOf(ofStyle)),
    cells: ofStyle,
    lines,
    ...(invited === undefined ? {} : { invited }),
  }))
  return importFrames({ round: round.id, frames }, deps)
}

/** The style a table means: by its code, its unit or its title; the only one when the table names none. */
const styleNamed = (named: string, { styles }: Round): string | undefined =>
  named === '' && styles.length === 1
    ? styles[0]?.style
    : styles.find(({ style, unit, title }) => [style, unit, title].includes(named))?.style

async function changeable(id: string, rounds: RoundStore): Promise<Round> {
  const round = await rounds.find(id)
  if (round === undefined) throw new Failure('not-found', '没有这个期次。')
  if (canChangeFrame(round) !== undefined) throw tooLate()
  return round
}

const totalOf = (cells: readonly Cell[]): number => cells.reduce((sum, { count }) => sum + count, 0)

const tooLate = () => new Failure('conflict', '清单已经签发，名册不能再改；单位有异议请书面提出。')

function complaintsAbout(frame: NewFrame, root: string, { styles }: Round): Complaint[] {
  const style = styles.find((each) => each.style === frame.style)
  if (style === undefined)
    return [{ pointer: `${root}/style`, detail: `这个期次没有「${frame.style}」这份问卷。` }]
  if (style.electorate === 'unions')
    return [{ pointer: `${root}/style`, detail: '基层工会评议不需要职工名册。' }]
  const { cells, census, invited } = frame
  const complaints = complaintsAboutCells(frame, `${root}/cells`)
  if (!census || invited === undefined || invited === totalOf(cells)) return complaints
  const detail = '全体都邀请的，邀请人数要等于名册人数。'
  return [...complaints, { pointer: `${root}/invited`, detail }]
}

function withFrame(style: Style, { cells, census, invited }: NewFrame): Style {
  const total = totalOf(cells)
  return {
    ...style,
    invited: invited ?? (census ? total : style.invited),
    frame: { total, census, cells },
  }
}
