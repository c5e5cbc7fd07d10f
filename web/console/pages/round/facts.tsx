import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listReports, readReport } from '../../../../api/contract/report.ts'
import { roundWords as words } from '../../../words/console/round.ts'
import { call } from '../../data/call.ts'
import { minuteText } from '../../parts/day.ts'
import { hasRole, useMe } from '../../shell/session.ts'
import type { RoundView } from './use-round.ts'

/** The last sealed batch its figures speak of; only those who may read figures ask. */
function useBatch(id: string) {
  const me = useMe()
  const reader = hasRole(me.data, 'federation-admin', 'federation-reader', 'analyst')
  const reports = useQuery({
    queryKey: ['reports'],
    queryFn: () => call(listReports),
    enabled: reader,
  })
  const computed = reports.data?.rounds.some((round) => round.id === id) ?? false
  const report = useQuery({
    queryKey: ['report', id],
    queryFn: () => call(readReport, { params: { round: id } }),
    enabled: reader && computed,
  })
  return { computed, batch: report.data?.batch }
}

const custodianNames = ({ mode, issuers }: RoundView): string => {
  if (mode !== 'ballot') return words.noCustodian
  const names = issuers.map(({ name }) => name).join('、')
  return issuers.length === 1 ? `${names}（${words.oneCustodian}）` : names
}

const instant = (text: string | undefined) => (text === undefined ? undefined : minuteText(text))

/** When, by whom, under which seal. Rows without data are left out. */
export function Facts({ round }: { readonly round: RoundView }) {
  const { computed, batch } = useBatch(round.id)
  const rows: readonly (readonly [string, ReactNode])[] = [
    [words.opens, minuteText(round.opensAt)],
    [words.closes, minuteText(round.closesAt)],
    [words.openedAt, instant(round.openedAt)],
    [words.closedAt, instant(round.closedAt)],
    [words.graceUntil, round.state === 'closing' ? instant(round.graceUntil) : undefined],
    [words.sealedAt, instant(round.sealedAt)],
    [words.keysDestroyedAt, instant(round.keysDestroyedAt)],
    [words.custodians, custodianNames(round)],
    [
      words.linksIssued,
      round.mode === 'ballot' ? (round.linksIssued ? words.issued : words.notIssued) : undefined,
    ],
    [words.smallest, words.people(round.k)],
    [words.manifest, round.manifestHash ?? words.notSigned],
  ]
  return (
    <section className="panel">
      <h2>{words.facts}</h2>
      <dl className="facts">
        {rows
          .filter(([, value]) => value !== undefined)
          .map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {computed && (
        <p style={{ marginBottom: 0 }}>
          {batch !== undefined && `${words.batch(batch)}　`}
          <Link to={`/c/reports/${round.id}`}>{words.report}</Link>
        </p>
      )}
    </section>
  )
}
