import { checkBallots, type Tally } from './check-ballots.ts'
import { checkCounts } from './check-counts.ts'
import { checkFigures } from './check-figures.ts'
import { checkForms, checkRecipe } from './check-forms.ts'
import { checkLog } from './check-log.ts'
import { checkManifest, type Round } from './check-manifest.ts'
import { openAudit } from './check-opened.ts'
import { checkReceipt, type Kept } from './check-receipt.ts'
import { checkRecords } from './check-records.ts'
import { checkRows } from './check-rows.ts'
import { type Faults, openFaults, Unreadable } from './fault.ts'
import type { Figures } from './figures.ts'
import * as lines from './lines.ts'
import { readLines } from './read-lines.ts'
import { openReader, type Reader } from './reader.ts'

/** What came out; whatever the reading did not come to is left out. */
export interface Findings {
  audience?: 'public' | 'audit'
  round?: Round
  heads?: number
  tallies?: ReadonlyMap<string, Tally>
  figures?: ReadonlyMap<string, Figures>
  kept?: Kept | undefined
}

/** The bundle from its first line to its last, in the order in which it is written. */
async function judge(
  reader: Reader,
  receipt: string | undefined,
  faults: Faults,
  findings: Findings,
): Promise<void> {
  const { audience, round: code } = await reader.one(lines.bundle)
  findings.audience = audience
  const round = await checkManifest(code, reader, faults)
  findings.round = round
  const recipe = await checkRecipe(round, reader, faults)
  const forms = await checkForms(round, reader, faults)
  const records = await checkRecords(round, reader, faults)
  const audit = audience === 'audit' ? openAudit(round, records, faults) : undefined
  const log = await checkLog(round, records, reader, faults)
  findings.heads = log.heads.length
  if (receipt !== undefined) findings.kept = checkReceipt(receipt, round, log, faults)
  const tallies = await checkBallots(round, log, audit, reader, faults)
  findings.tallies = tallies
  checkCounts(round, records, tallies, faults)
  const computed = await checkRows(round, records, { recipe, forms }, audit, reader, faults)
  findings.figures = await checkFigures(round, records, computed, reader, faults)
  const end = await reader.one(lines.end)
  const before = reader.number() - 1
  if (end.lines !== before) reader.fail(`end: ${before} lines stand before it, not ${end.lines}`)
  await reader.finish()
}

/**
 * Judges a bundle. It trusts nothing but the mathematics: what the bundle claims is computed again from what it holds.
 * @param bytes unpacked
 * @param receipt the text of a receipt to look for
 */
export async function verifyBundle(
  bytes: AsyncIterable<Buffer>,
  receipt?: string,
): Promise<{ readonly findings: Findings; readonly faults: Faults }> {
  const faults = openFaults()
  const findings: Findings = {}
  try {
    await judge(openReader(readLines(bytes)), receipt, faults, findings)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    faults.add('format', error.message)
  }
  faults.judged('format')
  return { findings, faults }
}
