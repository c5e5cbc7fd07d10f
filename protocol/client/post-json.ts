import type { Answer } from './outside.ts'

/** The part of `fetch` that is used. */
type Fetch = (
  address: string,
  options: {
    method: 'POST'
    headers: Record<string, string>
    body: string
    credentials: 'omit'
    referrerPolicy: 'no-referrer'
    cache: 'no-store'
  },
) => Promise<{
  readonly status: number
  readonly headers: { get(name: string): string | null }
  text(): Promise<string>
}>

/**
 * `post` over fetch, without cookies, referrer or cache.
 * @param origin of the server; '' on its own pages
 */
export const postJson =
  (fetch: Fetch, origin = '') =>
  async (path: string, body: string): Promise<Answer> => {
    const response = await fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    })
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
    const answer = { status: response.status, body: parsed(await response.text()) }
    return retryAfter >= 0 ? { ...answer, retryAfter } : answer
  }

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
