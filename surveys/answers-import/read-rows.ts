import { createHash } from 'node:crypto'
import type { TableRow } from '../../organisation/index.ts'
import { canonicalJson } from '../../protocol/bytes/canonical-json.ts'
import { columnIn, type Mapping } from './mapping.ts'
import { type CellResult, readCode, readScore } from './read-cell.ts'
import type { Tally } from './report.ts'

/** One row of a file as it is kept. */
export interface ImportedRow {
  /** SHA-256 (hex) of what names the row: the same row again is the same id. */
  readonly id: string
  readonly mapping: string
  readonly round: string
  readonly style: string
  readonly answers: Readonly<Record<string, number | string>>
  readonly attributes: Readonly<Record<string, string>>
  /** SHA-256 (hex) of the content. */
  readonly content: string
}

/** A row on its way: what it lacks is said by what is undefined. */
export interface ReadRow {
  readonly wave: string
  readonly round: string | undefined
  readonly style: string | undefined
  readonly row: ImportedRow | undefined
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * Reads the rows of one file by a mapping. Two rows that are alike in every naming cell are two people: the second
 * gets the number 2 in its name, and the same file again gives the same names.
 */
export function rowReader(mapping: Mapping, tally: Tally) {
  const missing = new Set(mapping.missing)
  const seen = new Map<string, number>()

  function take<Value>(line: number, column: string, cell: string, result: CellResult<Value>) {
    if (result.kind === 'value') return result.value
    if (result.kind === 'empty') tally.empty(column)
    else tally.refuse(column, result.why, line, cell)
    return undefined
  }

  function idOf(cells: TableRow['cells']): string {
    const named =
      mapping.identity.length === 0 ? cells : mapping.identity.map((column) => cells[column] ?? '')
    const name = sha256(canonicalJson([mapping.id, named]))
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : sha256(`${name} ${times}`)
  }

  function answersOf({ line, cells }: TableRow, wave: string) {
    const answers: Record<string, number | string> = {}
    for (const question of mapping.questions) {
      const column = columnIn(question.column, wave)
      if (column === undefined) continue
      const cell = cells[column] ?? ''
      const value = take(line, column, cell, readScore(cell, question, missing))
      if (value !== undefined) answers[question.code] = value
    }
    return answers
  }

  function attributesOf({ line, cells }: TableRow, wave: string) {
    const attributes: Record<string, string> = {}
    for (const { name, column: columns, values } of mapping.attributes) {
      const column = columnIn(columns, wave)
      if (column === undefined) continue
      const cell = cells[column] ?? ''
      const value = take(line, column, cell, readCode(cell, values, missing))
      if (value !== undefined) attributes[name] = value
    }
    return attributes
  }

  return (row: TableRow): ReadRow => {
    const { line, cells } = row
    const id = idOf(cells)
    const wave = cells[mapping.wave.column] ?? ''
    const round = take(
      line,
      mapping.wave.column,
      wave,
      readCode(wave, mapping.wave.rounds, missing, 'unknown-wave'),
    )
    const unit = cells[mapping.unit.column] ?? ''
    const style = take(
      line,
      mapping.unit.column,
      unit,
      readCode(unit, mapping.unit.styles, missing, 'unknown-unit'),
    )
    const answers = answersOf(row, wave)
    const attributes = attributesOf(row, wave)
    if (round === undefined || style === undefined || Object.keys(answers).length === 0)
      return { wave, round, style, row: undefined }
    const content = sha256(canonicalJson({ round, style, answers, attributes }))
    return {
      wave,
      round,
      style,
      row: { id, mapping: mapping.id, round, style, answers, attributes, content },
    }
  }
}
