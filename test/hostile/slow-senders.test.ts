import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ballotsPath } from '../../protocol/ballot/messages.ts'
import { content, type PollingPlace, pollingPlace } from '../surveys/polling-place.ts'

let place: PollingPlace
let ballot: string
beforeAll(async () => {
  place = await pollingPlace({ settings: { HEADER_SECONDS: '1', REQUEST_SECONDS: '2' } })
  ballot = await (await place.phone()).body('u01', content())
})
afterAll(() => place.close())

const portOf = ({ url }: PollingPlace) => Number(new URL(url).port)

/** Says `begin`, then one of `drops` every tenth of a second; what the server answers before it hangs up. */
function drip(begin: string, drops: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(portOf(place), '127.0.0.1', () => socket.write(begin))
    let answer = ''
    let next = 0
    const dripping = setInterval(() => {
      if (next < drops.length) socket.write(drops[next] ?? '')
      next += 1
    }, 100)
    socket.on('data', (part) => {
      answer += part.toString('latin1')
    })
    // A drop may meet a socket that is closed already.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(dripping)
      resolve(answer)
    })
  })
}

const head = `POST ${ballotsPath} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n`

it('cuts off headers and bodies that come drop by drop, and keeps nothing of them', async () => {
  const answers = await Promise.all([
    drip(head, `x-slow: ${'a'.repeat(1000)}`),
    drip(`${head}content-length: ${ballot.length}\r\n\r\n`, ballot),
    drip(`${head}transfer-encoding: chunked\r\n\r\n`, '1\r\n{\r\n'.repeat(200)),
    drip('', ''),
  ])
  for (const answer of answers) expect(answer).toMatch(/^(HTTP\/1\.1 408 |$)/)
  expect(answers.slice(0, 3).every((answer) => answer.includes(' 408 '))).toBe(true)
  expect(await place.databases.box.collection('ballots').countDocuments()).toBe(0)
})

/** Sockets that say nothing, opened a few at a time: the system forgets who waits too long to be accepted. */
async function silent(at: PollingPlace, count: number): Promise<Socket[]> {
  const sockets: Socket[] = []
  while (sockets.length < count) {
    const some = Array.from({ length: Math.min(100, count - sockets.length) }, () => {
      const socket = connect(portOf(at), '127.0.0.1')
      // Being hung up on is what is expected here.
      socket.on('error', () => undefined)
      return socket.resume()
    })
    await Promise.all(some.map((socket) => once(socket, 'connect')))
    sockets.push(...some)
  }
  return sockets
}

const closed = (sockets: readonly Socket[]) =>
  Promise.all(sockets.map((socket) => socket.closed || once(socket, 'close')))

it('serves workers beside two thousand silent sockets, and hangs up on these', async () => {
  const beside = await pollingPlace({ settings: { HEADER_SECONDS: '5' } })
  const before = process.memoryUsage().rss
  const sockets = await silent(beside, 2_000)
  const phone = await beside.phone()
  await phone.collect()
  expect((await phone.cast('u01', content())).kind).toBe('cast')
  // Both ends of each live in this process.
  expect(process.memoryUsage().rss - before).toBeLessThan(200e6)
  await closed(sockets)
  await beside.close()
})

it('hangs up on the socket above the limit and takes the next one when there is room', async () => {
  const small = await pollingPlace({ settings: { MOST_SOCKETS: '20' } })
  const sockets = await silent(small, 20)
  await closed(await silent(small, 1))
  expect(sockets.some((socket) => socket.closed)).toBe(false)
  for (const socket of sockets) socket.destroy()
  // The server hears of it a moment later; a phone would ask again as well.
  const ask = (): Promise<number> => small.post(ballotsPath, '{}').then(({ status }) => status, ask)
  expect(await ask()).toBe(400)
  await small.close()
})
