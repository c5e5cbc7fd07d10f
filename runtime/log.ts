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

/** The operator's log: codes and ids, never answers, tokens or telephone numbers. */
export const openLog = (config: Pick<Config, 'logLevel'>) =>
  pino(
    {
      level: config.logLevel,
      base: null,
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
