import type { KeyObject } from 'node:crypto'
import type { Faults } from './fault.ts'
import type { Issuer } from './manifest.ts'
import { pack } from './pack.ts'
import { isSignedByIssuer } from './signature.ts'

/** A token with what is to be its right to vote. */
export interface Certificate {
  readonly style: string
  readonly t: string
  readonly signatures: { readonly [issuer in Issuer]?: string }
}

/** Every issuer of the style has signed the token, and nobody else has. */
async function isCertified(
  round: string,
  { style, t, signatures }: Certificate,
  keys: ReadonlyMap<Issuer, KeyObject>,
): Promise<boolean> {
  const message = pack('uq1', round, style, Buffer.from(t, 'hex'))
  const signed = await Promise.all(
    [...keys].map(([issuer, key]) =>
      isSignedByIssuer(key, message, Buffer.from(signatures[issuer] ?? '', 'hex')),
    ),
  )
  return signed.every(Boolean) && Object.keys(signatures).length === keys.size
}

/** So many are checked at a time: enough for all processors, and no memory to speak of. */
const atOnce = 256

/** Checks the tokens' signatures beside the reading: they are nearly all of the work. */
export function openCertifier(round: string, faults: Faults) {
  let running: Promise<void>[] = []
  async function settle(): Promise<void> {
    await Promise.all(running)
    running = []
  }
  async function check(
    certificate: Certificate,
    keys: ReadonlyMap<Issuer, KeyObject>,
    at: string,
  ): Promise<void> {
    const certified = await isCertified(round, certificate, keys)
    faults.must(certified, 'token-signature', `${at}: not signed by every issuer and no other`)
  }
  return {
    async add(...certificate: Parameters<typeof check>): Promise<void> {
      running.push(check(...certificate))
      if (running.length === atOnce) await settle()
    },
    settle,
  }
}

export type Certifier = ReturnType<typeof openCertifier>
