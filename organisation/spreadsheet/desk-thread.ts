import { setTimeout as pause } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { Failure } from '../../basics/failure.ts'
import { buildWorkbook } from './build-workbook.ts'
import type { FromDesk, Order, ToDesk } from './desk-messages.ts'
import { parseTable } from './parse-table.ts'

/** Rows in one message: a few milliseconds of taking in. */
const piece = 250

const say = (message: FromDesk) => parentPort?.postMessage(message)

async function serve(number: number, order: Order): Promise<void> {
  if (order.kind === 'write') {
    say({ number, kind: 'written', bytes: await buildWorkbook(order.sheets) })
    return
  }
  const { headers, rows } = await parseTable(order.bytes, order.type)
  for (let start = 0; start < rows.length; start += piece) {
    say({ number, kind: 'rows', rows: rows.slice(start, start + piece) })
    // What lies ready is taken in all at once: the other side gets its turn in between.
    await pause(2)
  }
  say({ number, kind: 'read', headers })
}

function complain(number: number, error: unknown): void {
  if (!(error instanceof Failure)) {
    const known = error instanceof Error ? error : new Error(String(error))
    say({ number, kind: 'broken', error: known })
    return
  }
  const { code, detail, errors, cause } = error
  const refused = {
    code,
    detail,
    ...(errors === undefined ? {} : { errors }),
    ...(cause === undefined ? {} : { cause: String(cause) }),
  }
  say({ number, kind: 'refused', refused })
}

// One order after another: two large files at once would need twice the memory.
let turn = Promise.resolve()
parentPort?.on('message', ({ number, order }: ToDesk) => {
  turn = turn.then(() => serve(number, order)).catch((error: unknown) => complain(number, error))
})
