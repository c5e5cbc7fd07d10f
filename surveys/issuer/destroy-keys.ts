import type { IssuerStore } from './issuer.store.ts'

/**
 * Destroys the private keys of a sealed round; the public ones stay, they stand in the manifest. Idempotent.
 * @returns how many were destroyed by this call
 */
export const destroyKeys = (
  { round }: { readonly round: string },
  { issuers }: { readonly issuers: IssuerStore },
): Promise<number> => issuers.destroyKeys(round)
