import { fromBase64url } from '../../protocol/bytes/base64url.ts'
import { hashJson } from '../../protocol/bytes/hash-json.ts'
import type { Form } from '../../protocol/form/form.ts'
import { verifyEd25519 } from '../../protocol/receipt/ed25519.ts'
import { linkCheck } from '../../protocol/round/link-check.ts'
import { type Manifest, manifestEntry, manifestHash } from '../../protocol/round/manifest.ts'

/** What the server lays into the page. */
export interface PageData {
  readonly manifest: Manifest
  readonly signature: string
  readonly state: 'planned' | 'open' | 'closing' | 'closed' | 'computed'
  readonly demo: boolean
  /** By hash; those that are not here are fetched when their style is chosen. */
  readonly forms: Readonly<Record<string, Form>>
}

/** The data block of the page; null on the receipt page. */
export function readPageData(): PageData | null {
  return JSON.parse(document.getElementById('round')?.textContent ?? 'null')
}

/** Whether the manifest is signed by its own log key and, where a link says so, is the one the link was made for. */
export function manifestHolds(data: PageData, check: string | undefined): boolean {
  const hash = manifestHash(data.manifest)
  if (check !== undefined && linkCheck(hash) !== check) return false
  return verifyEd25519(
    fromBase64url(data.manifest.logKey),
    manifestEntry(data.manifest.round, hash),
    fromBase64url(data.signature),
  )
}

/**
 * The questionnaire of a style, from the page or from the server; its hash must be the one in the manifest.
 * Null when it is not; rejects without network.
 */
export async function formOf(data: PageData, style: string): Promise<Form | null> {
  const hash = data.manifest.styles.find((each) => each.style === style)?.form ?? ''
  const form: Form = data.forms[hash] ?? (await (await fetch(`/forms/${hash}`)).json())
  return hashJson(form) === hash ? form : null
}
