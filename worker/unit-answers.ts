import type { Unit } from '../organisation/index.ts'
import type { UnitAnswers } from '../scoring/index.ts'
import type { Round, Style, Table } from '../surveys/index.ts'
import { mergedCells } from '../surveys/index.ts'

type Feeds = Table['columns'][number]['measure']['feeds']

const coreItems = ['overall', 'expectation', 'ideal']

const columnsOf = (table: Table, feeds: Feeds) =>
  table.columns.filter((column) => column.measure.feeds === feeds)

function frameOf(style: Style): UnitAnswers['frame'] {
  if (style.frame === undefined || style.attributes.length === 0) return { kind: 'none' }
  return { kind: 'cells', cells: mergedCells(style.frame, style.attributes) }
}

function samplingOf(round: Round, style: Style): UnitAnswers['sampling'] {
  if (round.mode !== 'ballot') return 'open'
  return style.frame?.census === true ? 'census' : 'lot'
}

/** 不想说 is no category of the frame. */
const known = (codes: readonly (string | null)[]) =>
  codes.map((code) => (code === 'none' ? null : code))

/** A unit's tabulated answers in the words of the scoring room; nothing is computed here. */
export function unitAnswers(round: Round, style: Style, unit: Unit, table: Table): UnitAnswers {
  return {
    unit: unit.id,
    kind: unit.kind,
    frameSize: style.frame?.total ?? 0,
    frame: frameOf(style),
    invited: round.mode === 'ballot' ? style.invited : null,
    sampling: samplingOf(round, style),
    rows: table.rows,
    attributes: Object.fromEntries(
      Object.entries(table.attributes).map(([name, codes]) => [name, known(codes)]),
    ),
    awareness: columnsOf(table, 'awareness').map(({ measure, values }) => ({
      service: measure.service ?? '',
      foil: measure.foil === true,
      raw: values,
    })),
    // A foil cannot be used, whatever somebody says.
    participation: columnsOf(table, 'participation')
      .filter(({ measure }) => measure.foil !== true)
      .map(({ measure, values }) => ({
        service: measure.service ?? '',
        byInvitation: measure.byInvitation === true,
        raw: values,
      })),
    satisfaction: columnsOf(table, 'satisfaction')
      .filter(({ measure }) => coreItems.includes(measure.item ?? ''))
      .map(({ measure, values }) => ({
        item: measure.item ?? '',
        polarity: measure.polarity ?? 1,
        raw: values,
      })),
    signs: {
      fast: table.fast,
      ...(round.mode === 'open' ? { duplicate: table.again } : {}),
      shownItems: table.shown,
      answeredItems: table.answered,
      grids: table.grids.map(({ hasReversedItem, columns }) => ({
        hasReversedItem,
        items: columns.flatMap((place) => table.columns[place]?.values ?? []),
      })),
    },
    coached: table.coached,
  }
}
