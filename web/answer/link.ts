import { readLink } from '../../protocol/round/link.ts'
import { manifestHolds, type PageData } from './page-data.ts'

/** What the address said, read once and then taken out of the address bar. */
export interface Arrival {
  readonly secret?: Uint8Array
  readonly styles: readonly string[]
  /** False: this is not the round the link was made for. */
  readonly holds: boolean
}

export function arrive(data: PageData): Arrival {
  const link = readLink(location.href)
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search)
  return {
    ...(link?.secret === undefined ? {} : { secret: link.secret }),
    styles: link?.styles ?? [],
    holds: manifestHolds(data, link?.check),
  }
}
