import { isDeepStrictEqual } from 'node:util'
import { Failure } from '../../basics/failure.ts'
import type { Actor, AuditEntry } from '../../organisation/index.ts'
import type { Round } from '../round/round.ts'
import type { ImportStore } from './import.store.ts'
import { importAnswers } from './import-answers.ts'
import type { Mapping } from './mapping.ts'
import { parseMapping } from './parse-mapping.ts'
import type { ImportReport } from './report.ts'
import { shippedMappings } from './shipped-mappings.ts'

interface Deps {
  readonly imports: ImportStore
  readonly rounds: { readonly find: (id: string) => Promise<Round | undefined> }
  readonly audit: (entry: AuditEntry) => Promise<void>
}

interface AnswerFile {
  readonly bytes: Uint8Array
  readonly type: 'csv' | 'xlsx'
  readonly dryRun: boolean
}

/** Figures of a secret ballot follow from its sealed ballots and from nothing else (ballot.md). */
async function mustNotBeBallots({ wave }: Mapping, rounds: Deps['rounds']): Promise<void> {
  for (const [name, id] of Object.entries(wave.rounds)) {
    const round = await rounds.find(id)
    if (round?.mode !== 'ballot') continue
    const detail = `「${round.title}」只认封存的选票，导入的答案不能算进去。`
    throw new Failure('invalid', detail, { errors: [{ pointer: `/wave/rounds/${name}`, detail }] })
  }
}

/** The verbs of imported answers, with their stores opened. Without an actor it is the operator's command line. */
export function openImports({ imports, rounds, audit }: Deps) {
  /** What answers were read by stays as it is: another mapping would give the stored ones another meaning. */
  async function mustBeAsKept(mapping: Mapping): Promise<void> {
    const kept = await imports.mapping(mapping.id)
    if (kept === undefined || isDeepStrictEqual(kept, mapping)) return
    const used = (await imports.imported()).some((one) => one.mapping === mapping.id)
    if (used)
      throw new Failure('conflict', '已经用这个映射导入过答案，不能再改；请换一个编号另存。')
  }

  async function run(mapping: Mapping, file: AnswerFile, actor?: Actor): Promise<ImportReport> {
    await mustBeAsKept(mapping)
    await mustNotBeBallots(mapping, rounds)
    const report = await importAnswers({ ...file, mapping }, { imports })
    if (actor !== undefined && !file.dryRun)
      await audit({
        actor,
        verb: 'answers.import',
        subject: mapping.id,
        detail: `读入 ${report.read} 行，新增 ${report.added} 行，更新 ${report.changed} 行。`,
      })
    return report
  }

  return {
    /** Saved mappings and those that come with the product; a saved one of the same id wins. */
    async mappings(): Promise<Mapping[]> {
      const saved = await imports.mappings()
      const shipped = shippedMappings().filter(({ id }) => !saved.some((one) => one.id === id))
      return [...saved, ...shipped]
    },
    /** @throws Failure `invalid` with pointers; `conflict` when answers were imported by it. */
    async saveMapping(value: unknown, actor?: Actor): Promise<Mapping> {
      const mapping = parseMapping(value)
      await mustBeAsKept(mapping)
      await imports.saveMapping(mapping)
      if (actor !== undefined)
        await audit({ actor, verb: 'answers.import', subject: mapping.id, detail: '保存映射。' })
      return mapping
    },
    /** @throws Failure `not-found` for an unknown mapping; otherwise as `importAnswers`. */
    async importFile(input: AnswerFile & { mapping: string }, actor?: Actor) {
      const mapping = (await this.mappings()).find(({ id }) => id === input.mapping)
      if (mapping === undefined) throw new Failure('not-found', '没有这个映射，请先保存映射。')
      return run(mapping, input, actor)
    },
    /** Imports by a mapping that comes with the file. @throws Failure `conflict` when answers were imported by another of its id */
    importWith: async (mapping: unknown, file: AnswerFile) => run(parseMapping(mapping), file),
    /** Waves that were imported, with their units and how many answers each. */
    list: () => imports.imported(),
  }
}
