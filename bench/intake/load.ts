import { openConnection } from './connection.ts'

interface Load {
  readonly port: number
  readonly connections: number
  /** Ready to be sent; they are sent in this order, each once. */
  readonly messages: readonly Buffer[]
  /** No new request after this many milliseconds; what is on its way is still counted. */
  readonly limit: number
}

interface Loaded {
  readonly accepted: number
  readonly seconds: number
  /** Milliseconds from the request to its answer. */
  readonly p50: number
  readonly p99: number
}

/** Our server counts requests by the address its proxy names: each answer comes from a phone of its own. */
const addressOf = (n: number) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`

/** The n-th answer as a whole HTTP request. */
export const messageOf = (body: string, n: number): Buffer =>
  Buffer.from(
    [
      'POST /api/v1/open/answers HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/json',
      `X-Forwarded-For: ${addressOf(n)}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  )

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/**
 * A closed model: so many connections, each waiting for its answer before it sends the next.
 * @throws Error at the first answer that is not 201: what is measured are accepted answers
 */
export async function load({ port, connections, messages, limit }: Load): Promise<Loaded> {
  const waits: number[] = []
  const rest = messages.values()
  const phones = Array.from({ length: connections }, () => openConnection(port))
  const start = performance.now()
  await Promise.all(
    phones.map(async ({ exchange, close }) => {
      while (performance.now() - start < limit) {
        const { value: message, done } = rest.next()
        if (done === true) break
        const sent = performance.now()
        const status = await exchange(message)
        if (status !== 201) throw new Error(`an answer was met with ${status}`)
        waits.push(performance.now() - sent)
      }
      close()
    }),
  )
  const seconds = (performance.now() - start) / 1000
  waits.sort((a, b) => a - b)
  return { accepted: waits.length, seconds, p50: at(waits, 0.5), p99: at(waits, 0.99) }
}
