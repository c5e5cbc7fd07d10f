import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Answer, Manifest, Parts } from '../../protocol/index.ts'
import type { StoryClock } from './clock.ts'
import type { FromPhones, ToPhones, Vote } from './phone-messages.ts'

interface Waiting {
  readonly at: Date
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
}

export interface HallDeps {
  readonly clock: StoryClock
  readonly post: (path: string, body: string) => Promise<Answer>
}

/** Threads of phones; blinding costs a phone several milliseconds, and ten thousand of them need more than one core. */
export function openPhoneHall({ clock, post }: HallDeps) {
  const waiting = new Map<number, Waiting>()
  const wrong = new Map<number, unknown>()
  let votes = 0

  async function hear(thread: Worker, message: FromPhones): Promise<void> {
    const known = waiting.get(message.vote)
    if (known === undefined) return
    if (message.kind === 'post') {
      const answer = await clock
        .at(known.at, () => post(message.path, message.body))
        .catch((error: unknown) => {
          wrong.set(message.vote, error)
          return null
        })
      thread.postMessage({ kind: 'answer', post: message.post, answer } satisfies ToPhones)
      return
    }
    waiting.delete(message.vote)
    if (message.wrong === undefined) known.resolve()
    else known.reject(wrong.get(message.vote) ?? new Error(message.wrong))
    wrong.delete(message.vote)
  }

  const threads = Array.from({ length: Math.min(3, Math.max(1, availableParallelism())) }, () => {
    const thread = new Worker(new URL('./phone-thread.ts', import.meta.url), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    thread.on('message', (message: FromPhones) => {
      void hear(thread, message)
    })
    thread.on('error', (error) => {
      for (const { reject } of waiting.values()) reject(error)
    })
    return thread
  })

  const threadOf = (phone: string) => {
    let sum = 0
    for (const letter of phone) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521
    return threads[sum % threads.length]
  }

  return {
    /** Every phone learns the round, as from its page. */
    announce(manifest: Manifest, parts: Readonly<Record<string, Parts>>): void {
      for (const thread of threads)
        thread.postMessage({ kind: 'round', manifest, parts } satisfies ToPhones)
    },
    /** Resolves when every ballot has its receipt; throws what the intake threw. */
    vote(wish: Omit<Vote, 'id'>, at: Date): Promise<void> {
      votes += 1
      const id = votes
      return new Promise((resolve, reject) => {
        waiting.set(id, { at, resolve, reject })
        threadOf(wish.phone)?.postMessage({
          kind: 'vote',
          vote: { ...wish, id },
        } satisfies ToPhones)
      })
    },
    async close(): Promise<void> {
      await Promise.all(threads.map((thread) => thread.terminate()))
    },
  }
}

export type PhoneHall = ReturnType<typeof openPhoneHall>
