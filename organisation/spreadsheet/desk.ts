import { Worker } from 'node:worker_threads'
import { Failure } from '../../basics/failure.ts'
import type { FromDesk, Order, Refused, ToDesk } from './desk-messages.ts'
import type { Table, TableRow } from './table.ts'

/** What the desk hands over. */
export interface Done {
  readonly table?: Table
  readonly workbook?: Uint8Array
}

interface Waiting {
  readonly rows: TableRow[]
  readonly resolve: (done: Done) => void
  readonly reject: (reason: unknown) => void
}

/** Megabytes; a process that reads 20,000 rows of 40 columns comes to 800 with all it has. */
const mostMemory = 2048

const asFailure = ({ code, detail, errors, cause }: Refused): Failure =>
  new Failure(code, detail, {
    ...(errors === undefined ? {} : { errors }),
    ...(cause === undefined ? {} : { cause }),
  })

/** A file that takes more memory than there is ends the thread, and nobody else's work. */
const overfull = (cause: unknown) =>
  new Failure('too-large', '表格太大，没有读成；请删去用不到的行和列，或者分成几个文件。', {
    cause,
  })

function openDesk() {
  const waiting = new Map<number, Waiting>()
  let orders = 0
  const thread = new Worker(new URL('./desk-thread.ts', import.meta.url), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  })
  // An idle desk keeps no command from ending.
  thread.unref()

  function done(number: number): void {
    waiting.delete(number)
    if (waiting.size === 0) thread.unref()
  }

  function settle(message: FromDesk, { rows, resolve, reject }: Waiting): void {
    if (message.kind === 'refused') reject(asFailure(message.refused))
    else if (message.kind === 'broken') reject(message.error)
    else if (message.kind === 'read') resolve({ table: { headers: message.headers, rows } })
    else if (message.kind === 'written') resolve({ workbook: message.bytes })
  }

  thread.on('message', (message: FromDesk) => {
    const known = waiting.get(message.number)
    if (known === undefined) return
    if (message.kind === 'rows') {
      known.rows.push(...message.rows)
      return
    }
    done(message.number)
    settle(message, known)
  })
  thread.on('error', (error) => {
    desk = undefined
    for (const { reject } of waiting.values()) reject(overfull(error))
    waiting.clear()
  })

  return (order: Order): Promise<Done> =>
    new Promise((resolve, reject) => {
      orders += 1
      waiting.set(orders, { rows: [], resolve, reject })
      thread.ref()
      thread.postMessage({ number: orders, order } satisfies ToDesk)
    })
}

let desk: ReturnType<typeof openDesk> | undefined

/** Has a spreadsheet read or written by the one thread of this process that does it, opened when first needed. */
export function atDesk(order: Order): Promise<Done> {
  desk ??= openDesk()
  return desk(order)
}
