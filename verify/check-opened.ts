import { canonicalJson } from './canonical-json.ts'
import type { Round } from './check-manifest.ts'
import type { Records } from './check-records.ts'
import { commitment } from './commitment.ts'
import type { Members } from './contract.ts'
import type { Faults } from './fault.ts'
import { sha256 } from './hash.ts'
import type { BallotLine, Row } from './lines.ts'
import type { Style } from './manifest.ts'

const isListed = ({ attributes }: Style, given: Members): boolean =>
  Object.entries(given).every(([name, code]) =>
    attributes.some((each) => each.name === name && each.codes.some((known) => known === code)),
  )

/**
 * The auditor's step: every commitment is opened, and the published table is exactly what was inside. The table says
 * nothing of ballots, so the two are compared as sets with repetition: each opened row counts one up, each published
 * one down, and nothing may be left.
 */
export function openAudit({ styles }: Round, { closed }: Records, faults: Faults) {
  const left = new Map<string, number>()
  const count = (style: string, row: Row, by: number): void => {
    const key = `${style} ${sha256(canonicalJson(row)).toString('latin1')}`
    const now = (left.get(key) ?? 0) + by
    if (now === 0) left.delete(key)
    else left.set(key, now)
  }
  return {
    open(ballot: BallotLine, style: Style, at: string): void {
      const { opened } = ballot
      if (opened === undefined) return
      const { row, attributes, salts } = opened
      const same =
        commitment('scores', salts.scores, row) === ballot.scores &&
        commitment('attributes', salts.attributes, attributes) === ballot.attributes
      faults.must(same, 'opened', `${at}: not what was committed to`)
      faults.must(isListed(style, attributes), 'opened', `${at}: attributes that are not listed`)
      if (closed.get(style.style)?.rows !== null) count(style.style, row, 1)
    },
    publish: (style: string, row: Row): void => count(style, row, -1),
    finish(): void {
      for (const style of styles.keys()) {
        const keys = [...left.keys()].filter((key) => key.startsWith(`${style} `))
        faults.must(keys.length === 0, 'opened-rows', `${style}: ${keys.length} different rows`)
      }
      faults.judged('opened', 'opened-rows')
    },
  }
}

export type Audit = ReturnType<typeof openAudit>
