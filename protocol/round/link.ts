import { readSecret, toBase32 } from '../bytes/base32.ts'
import { codePattern } from './manifest.ts'

/**
 * A link to a round. Open rounds have no secret. Everything but the round stands in the fragment, which browsers
 * send to nobody.
 */
export interface Link {
  readonly round: string
  /** 16 bytes. */
  readonly secret?: Uint8Array
  /** `linkCheck` of the manifest. */
  readonly check?: string
  /** The styles the invitation is for; empty: the person chooses. */
  readonly styles: readonly string[]
}

/** `/a/<round>` for an open round, `/a/<round>#<secret>.<check>[.<style>…]` for a personal link. */
export function formatLink(link: Link): string {
  const path = `/a/${link.round}`
  if (link.secret === undefined || link.check === undefined) return path
  return `${path}#${[toBase32(link.secret), link.check, ...link.styles].join('.')}`
}

/** Reads a link or a whole address; null when it is no link of ours. A typed secret may stand without a check. */
export function readLink(text: string): Link | null {
  const [, round, fragment] = /\/a\/([^/?#]+)\/?(?:\?[^#]*)?(?:#(.*))?$/.exec(text) ?? []
  if (round === undefined || !codePattern.test(round)) return null
  if (fragment === undefined || fragment === '') return { round, styles: [] }
  const [typed = '', check = '', ...styles] = fragment.split('.')
  const secret = readSecret(typed)
  if (secret === null || !styles.every((style) => codePattern.test(style))) return null
  if (check === '') return { round, secret, styles }
  return /^[0-9a-hjkmnp-tv-z]{16}$/.test(check) ? { round, secret, check, styles } : null
}
