import { pino } from 'pino'
import type { Config } from './config.ts'

/** The operator's log: codes and ids, never answers, tokens or telephone numbers. */
export const openLog = (config: Pick<Config, 'logLevel'>) =>
  pino({
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
  })

export type Log = ReturnType<typeof openLog>
