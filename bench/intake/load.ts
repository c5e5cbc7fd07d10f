import { Agent, request } from 'node:http'

export interface Load {
  readonly port: number
  readonly connections: number
  readonly count: number
  /** Stops early after this many milliseconds; what is on its way is still counted. */
  readonly limit: number
  /** The body of the n-th request. */
  readonly body: (n: number) => string
}

export interface Loaded {
  readonly accepted: number
  readonly seconds: number
  readonly refused: number
}

const post = (port: number, agent: Agent, body: string) =>
  new Promise<number>((resolve, reject) => {
    const call = request(
      {
        port,
        host: '127.0.0.1',
        path: '/api/v1/open/answers',
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 0))
      },
    )
    call.on('error', reject)
    call.end(body)
  })

/** A closed model: so many connections, each waiting for its answer. */
export async function load({ port, connections, count, limit, body }: Load): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const start = performance.now()
  let next = 0
  let accepted = 0
  let refused = 0
  const worker = async () => {
    while (next < count && performance.now() - start < limit) {
      next += 1
      const status = await post(port, agent, body(next))
      if (status === 201) accepted += 1
      else refused += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  agent.destroy()
  return { accepted, refused, seconds: (performance.now() - start) / 1000 }
}
