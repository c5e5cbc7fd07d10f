import { pino } from 'pino'
import type { Config } from './config.ts'

/** Bytes that wait for a log volume with room again; beyond that lines are dropped. */
const mostWaiting = 1_000_000

/** Standard output, whose volume may be full: that costs lines of the log and never the house. */
function openDestination() {
  const destination = pino.destination({ dest: 1, sync: true, maxLength: mostWaiting })
  let warned = false
  destination.on('error', (error: Error) => {
    if (!warned) process.emitWarning(`the log cannot be written: ${error.message}`)
    warned = true
  })
  destination.on('write', () => {
    warned = false
  })
  return destination
}

/** Errors whose texts are made of names and addresses of ours; others may quote what somebody sent. */
const speakable = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
])

const framesOf = (error: Error) =>
  (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))

/**
 * An error without what it carries along: drivers hang whole documents on theirs, parsers the body, and a text may
 * quote either. Kept are its name, its code, where it was thrown, and its text where that is harmless.
 */
function withoutContent(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : typeof error
  const code = Object.getOwnPropertyDescriptor(error, 'code')?.value
  return {
    name: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(speakable.has(error.name) ? { text: error.message } : {}),
    at: framesOf(error),
    ...(error.cause === undefined ? {} : { cause: withoutContent(error.cause) }),
  }
}

/** The operator's log: codes and ids, never answers, tokens or telephone numbers. */
export const openLog = (config: Pick<Config, 'logLevel'>) =>
  pino(
    {
      level: config.logLevel,
      base: null,
      serializers: { error: withoutContent, cause: withoutContent },
      redact: {
        paths: [
          'req.headers.cookie',
          'req.headers.authorization',
          '*.password',
          '*.secret',
          '*.t',
          '*.signatures',
          '*.answers',
          '*.invite',
          '*.phone',
        ],
        censor: '[redacted]',
      },
    },
    openDestination(),
  )

export type Log = ReturnType<typeof openLog>
