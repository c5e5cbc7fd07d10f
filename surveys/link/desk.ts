import { type Actor, readTable, writeWorkbook } from '../../organisation/index.ts'
import { type IssueDeps, issueLinks } from './issue.ts'
import { linkSheet } from './link-sheet.ts'

interface Roster {
  readonly round: string
  /** 32 random bytes of whoever asks: with them the same roster yields the same links again. */
  readonly key?: Uint8Array
  readonly file: { readonly bytes: Uint8Array; readonly type: 'csv' | 'xlsx' }
}

interface DeskDeps extends Omit<IssueDeps, 'transaction'> {
  /** The change and its line in the audit trail, both or neither. */
  readonly audited: <Result>(
    verb: string,
    subject: string,
    actor: Actor | undefined,
    work: () => Promise<Result>,
  ) => Promise<Result>
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Where personal links are handed out: the secrets leave once and are kept nowhere. */
export function linkDesk({ audited, ...deps }: DeskDeps) {
  const issue = async ({ round, file, key }: Roster, actor?: Actor) => {
    const table = await readTable(file.bytes, file.type)
    return issueLinks(
      { round, table, key: key ?? deps.world.random(32) },
      { ...deps, transaction: (work) => audited('round.links', round, actor, work) },
    )
  }
  return {
    /** The links of a roster, as data. */
    issue,
    /** The same as a workbook to save. */
    issueFile: async (input: Roster, actor?: Actor) => {
      const { round, links } = await issue(input, actor)
      const bytes = await writeWorkbook([linkSheet(round, links)])
      return { bytes, name: `links-${round.id}.xlsx`, type: xlsx }
    },
  }
}
