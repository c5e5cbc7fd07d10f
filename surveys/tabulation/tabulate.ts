import { Failure } from '../../basics/failure.ts'
import type { Form } from '../../protocol/form/form.ts'
import type { ImportStore } from '../answers-import/import.store.ts'
import { readMapping } from '../answers-import/read-mapping.ts'
import type { BallotStore } from '../ballot/ballot.store.ts'
import type { ResponseStore } from '../response/response.store.ts'
import type { Round } from '../round/round.ts'
import type { BatchStore } from '../seal/batch.store.ts'
import { buildTable, type Source } from './build-table.ts'
import { readForm } from './read-form.ts'
import type { Row, Table } from './table.ts'

export interface TabulateDeps {
  readonly rounds: { readonly find: (id: string) => Promise<Round | undefined> }
  readonly formByHash: (hash: string) => Promise<Form | undefined>
  readonly ballots: BallotStore
  readonly batches: BatchStore
  readonly responses: ResponseStore
  readonly imports: ImportStore
}

interface Subject {
  readonly round: string
  readonly style: string
}

const answersIn = (text: string): Row['answers'] => JSON.parse(text)

async function sealedLeaves({ round }: Subject, through: number, { batches }: TabulateDeps) {
  const leaves = new Set<string>()
  for await (const batch of batches.leaves(round))
    if (batch.n <= through) for (const leaf of batch.leaves) leaves.add(leaf.toString('latin1'))
  return leaves
}

async function* ballotRows(
  subject: Subject,
  through: number,
  deps: TabulateDeps,
): AsyncGenerator<Row> {
  if (through === 0) return
  const sealed = await sealedLeaves(subject, through, deps)
  for await (const ballot of deps.ballots.answers(subject.round, subject.style))
    if (sealed.has(ballot.leaf.toString('latin1')))
      yield {
        provenance: 'ballot',
        answers: answersIn(ballot.answers),
        attributes: ballot.attributes,
        fast: ballot.pace === 'fast',
        coached: ballot.coached,
        helped: ballot.helped,
        again: false,
      }
}

async function* openRows(
  { round, style }: Subject,
  { responses }: TabulateDeps,
): AsyncGenerator<Row> {
  for await (const { answers, attributes, pace, coached, helped, again } of responses.answers(
    round,
    style,
  ))
    yield {
      provenance: 'open',
      answers: answersIn(answers),
      attributes,
      fast: pace === 'fast',
      coached,
      helped,
      again,
    }
}

async function* importedRows(
  { round, style }: Subject,
  mapping: string,
  { imports }: TabulateDeps,
): AsyncGenerator<Row> {
  for await (const { answers, attributes } of imports.answers({ round, style, mapping }))
    yield {
      provenance: 'imported',
      answers,
      attributes,
      fast: false,
      coached: false,
      helped: false,
      again: false,
    }
}

/** A live round brings its own questionnaire; a wave that was only imported has none. */
async function liveSource(subject: Subject, deps: TabulateDeps) {
  const round = await deps.rounds.find(subject.round)
  const style = round?.styles.find((each) => each.style === subject.style)
  if (round === undefined || style === undefined) return undefined
  const form = await deps.formByHash(style.form)
  if (form === undefined) throw new Failure('not-found', '这一轮的问卷版本不见了，无法汇总。')
  const reading = readForm(form)
  if (round.mode !== 'ballot')
    return { source: { reading, rows: openRows(subject, deps) }, mark: 'open', sealed: false }
  const last = await deps.batches.last(subject.round)
  const through = last?.styles.find((each) => each.style === subject.style)?.through ?? 0
  return {
    source: { reading, rows: ballotRows(subject, through, deps) },
    mark: `batch-${through}`,
    sealed: true,
  }
}

/**
 * Every answer of one style of a round as columns: open answers, ballots (only sealed ones, as far as they may be
 * shown) and imported answers, one row type from all three. Ballots stand alone: nothing is added to a sealed box.
 *
 * @throws Failure `not-found` when neither a round nor an import has this style
 */
export async function tabulate(subject: Subject, deps: TabulateDeps): Promise<Table> {
  const live = await liveSource(subject, deps)
  // A secret ballot is counted from its seals alone, whatever stands in the register beside it.
  const mappings = live?.sealed === true ? [] : await deps.imports.mappingsOf(subject)
  if (live === undefined && mappings.length === 0)
    throw new Failure('not-found', '没有这一轮，也没有导入过这一波的答案。')
  const sources: Source[] = live === undefined ? [] : [live.source]
  for (const mapping of mappings)
    sources.push({ reading: readMapping(mapping), rows: importedRows(subject, mapping.id, deps) })
  const imported = mappings.map(({ id, rows }) => `${id}-${rows}`)
  const watermark = [...(live === undefined ? [] : [live.mark]), ...imported].join(' ')
  return buildTable({ ...subject, watermark }, sources)
}
