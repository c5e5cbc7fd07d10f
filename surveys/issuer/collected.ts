import type { IssuerId, IssuerStore } from './issuer.store.ts'

/** Invitations handed out and credentials collected at one issuer, per style; exact, so not for showing. */
export async function collected(
  input: { readonly round: string; readonly issuer: IssuerId },
  { issuers }: { readonly issuers: IssuerStore },
): Promise<Map<string, { invited: number; collected: number }>> {
  const rows = await issuers.counts(input.issuer, input.round)
  return new Map(rows.map(({ style, ...counts }) => [style, counts]))
}
