import { type Certificate, openCertifier } from './certify.ts'
import type { Log } from './check-log.ts'
import { type Ballots, type Round, styleOf } from './check-manifest.ts'
import type { Audit } from './check-opened.ts'
import type { Faults } from './fault.ts'
import { sha256 } from './hash.ts'
import { inOrder } from './in-order.ts'
import type { BallotLine, VoidLine } from './lines.ts'
import * as lines from './lines.ts'
import { leafHash } from './merkle-tree.ts'
import { pack } from './pack.ts'
import type { Reader } from './reader.ts'

/** How many there are of each style: ballots, and void sheets by reason. */
export interface Tally {
  ballots: number
  spoiled: number
  unused: number
}

const bytes = (text: string): Buffer => Buffer.from(text, 'hex')

function ballotEntry(round: string, ballot: BallotLine): Buffer {
  const { style, t, signatures, scores, texts, attributes } = ballot
  const { a, b } = signatures
  const byB = b === undefined ? [] : ['b', bytes(b)]
  const signed = sha256(pack('uq1-signatures', 'a', bytes(a), ...byB))
  const commitments = [scores, texts, attributes].map(bytes)
  return pack('uq1-leaf', round, style, bytes(t), signed, ...commitments)
}

const voidEntry = (round: string, { style, t, reason }: VoidLine): Buffer =>
  pack('uq1-void', round, style, bytes(t), reason)

/** What holds for ballots and void sheets alike: a place, a leaf and a token of its own, signed by every issuer. */
function openBox(round: Round, log: Log, reader: Reader, faults: Faults) {
  const certifier = openCertifier(round.code, faults)
  const tokens = new Set<string>()
  const tallies = new Map<string, Tally>()
  for (const code of round.styles.keys()) tallies.set(code, { ballots: 0, spoiled: 0, unused: 0 })
  return {
    tallies,
    settle: certifier.settle,
    async take(
      line: Certificate,
      { leaf, order, as }: { leaf: Buffer; order: ReturnType<typeof inOrder>; as: keyof Tally },
    ): Promise<Ballots> {
      const at = reader.at()
      const ballots = styleOf(round, line.style, reader)
      const token = bytes(line.t).toString('latin1')
      // What is not in the log has no place among its leaves.
      if (log.claim(leaf))
        faults.must(order(ballots.place, leaf) > 0, 'ballot-order', `${at}: it does not rise`)
      else faults.add('unknown-leaf', `${at}: ${leaf.toString('hex')} is in no batch, or taken`)
      faults.must(!tokens.has(token), 'doubled-token', `${at}: ${line.t} was used before`)
      tokens.add(token)
      const tally = tallies.get(line.style)
      if (tally !== undefined) tally[as] += 1
      await certifier.add(line, ballots.keys, at)
      return ballots
    },
  }
}

/** Ballots and void sheets against the log: one leaf each, and no leaf without one. */
export async function checkBallots(
  round: Round,
  log: Log,
  audit: Audit | undefined,
  reader: Reader,
  faults: Faults,
): Promise<ReadonlyMap<string, Tally>> {
  const box = openBox(round, log, reader, faults)
  try {
    let order = inOrder()
    for await (const ballot of reader.each(lines.ballot)) {
      if ((ballot.opened === undefined) !== (audit === undefined))
        reader.fail('ballot: opened in an audit bundle, and only there')
      const leaf = leafHash(ballotEntry(round.code, ballot))
      const { style } = await box.take(ballot, { leaf, order, as: 'ballots' })
      audit?.open(ballot, style, reader.at())
    }
    order = inOrder()
    for await (const sheet of reader.each(lines.voidSheet)) {
      const leaf = leafHash(voidEntry(round.code, sheet))
      await box.take(sheet, { leaf, order, as: sheet.reason })
    }
  } finally {
    await box.settle()
  }
  const lost = log.unclaimed()
  faults.must(lost === 0, 'missing-leaf', `${lost} leaves of the log have no ballot or void sheet`)
  faults.judged('unknown-leaf', 'missing-leaf', 'doubled-token', 'token-signature')
  return box.tallies
}
