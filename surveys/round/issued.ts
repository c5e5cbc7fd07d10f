import type { IssuerId } from '../../protocol/round/manifest.ts'
import type { IssuedCounts } from '../seal/close-log.ts'
import type { Round } from './round.ts'

interface Deps {
  /** Invitations and credentials at one issuer, per style. */
  readonly collected: (input: {
    readonly round: string
    readonly issuer: IssuerId
  }) => Promise<ReadonlyMap<string, { readonly collected: number }>>
}

/** What each issuer gave out, per style of a round; exact. */
export async function issuedOf(
  { id, issuers, styles }: Round,
  { collected }: Deps,
): Promise<Map<string, IssuedCounts>> {
  const counts = await Promise.all(
    issuers.map(
      async ({ id: issuer }) => [issuer, await collected({ round: id, issuer })] as const,
    ),
  )
  return new Map(
    styles.map(({ style }) => [
      style,
      {
        collected: Object.fromEntries(
          counts.map(([issuer, rows]) => [issuer, rows.get(style)?.collected ?? 0]),
        ),
        reissued: 0,
      },
    ]),
  )
}
