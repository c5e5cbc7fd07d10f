import { connect } from 'node:net'

/** One answer's status; the rest of it is read and dropped. */
export type Exchange = (message: Buffer) => Promise<number>

const headEnd = Buffer.from('\r\n\r\n')

/** Where a whole answer ends in what has come so far; -1 while more is to come. */
function endOf(seen: Buffer): number {
  const head = seen.indexOf(headEnd)
  if (head === -1) return -1
  const lines = seen.toString('latin1', 0, head)
  const chunked = /transfer-encoding: chunked/i.test(lines)
  if (chunked) return seen.subarray(-5).equals(Buffer.from('0\r\n\r\n')) ? seen.length : -1
  return head + headEnd.length + Number(/content-length: (\d+)/i.exec(lines)?.[1] ?? 0)
}

/**
 * A keep-alive connection that sends ready bytes and waits for the answer: a tenth of what a full HTTP client costs,
 * so that the load generator takes little from the servers it shares the machine with.
 */
export function openConnection(port: number): { exchange: Exchange; close: () => void } {
  const socket = connect(port, '127.0.0.1')
  socket.setNoDelay(true)
  let seen = Buffer.alloc(0)
  let waiting: PromiseWithResolvers<number> | undefined
  socket.on('data', (part) => {
    seen = seen.length === 0 ? part : Buffer.concat([seen, part])
    const end = endOf(seen)
    if (end === -1 || seen.length < end) return
    const status = Number(seen.toString('latin1', 9, 12))
    seen = seen.subarray(end)
    waiting?.resolve(status)
  })
  const lost = (error?: Error) =>
    waiting?.reject(error ?? new Error('the server closed the connection'))
  socket.on('error', lost)
  socket.on('close', () => lost())
  return {
    exchange(message) {
      waiting = Promise.withResolvers<number>()
      socket.write(message)
      return waiting.promise
    },
    close: () => socket.destroy(),
  }
}
