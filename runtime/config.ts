import { hkdfSync } from 'node:crypto'
import { z } from 'zod'

/** Every setting of the product; this file is its reference. Nothing else reads the environment. */
const Environment = z.object({
  /** `development` prints readable logs and allows the example secret; `production` demands real ones. */
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** MongoDB replica set used for whichever of the three databases has no address of its own. */
  MONGODB_URI: z.string().min(1),
  /** People, links, accounts and everything of the console. */
  REGISTER_URI: z.string().min(1).optional(),
  /** Which invitation has collected its ballot. */
  ISSUER_URI: z.string().min(1).optional(),
  /** The ballots. */
  BOX_URI: z.string().min(1).optional(),
  /** Prefix of the database names and of the queue, so that several installations share one server. */
  NAMESPACE: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/)
    .default('final-say'),
  /** Redis or Valkey with an append-only file and `noeviction`. */
  REDIS_URL: z.string().min(1),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Address the server listens on; phones on the local network need `0.0.0.0`. */
  HOST: z.string().default('0.0.0.0'),
  /** The address workers see in links and QR codes. */
  PUBLIC_URL: z.url().optional(),
  /** Master secret, 64 hexadecimal digits; the keys below are derived from it by HKDF-SHA-256. */
  SECRET: z.string().regex(/^[0-9a-f]{64}$/),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Proxies in front, for the client address behind the rate limits. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** Requests per address and minute to the desks that are counted; a whole factory may sit behind one address. */
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
  /** Seconds a sender may take for the headers of a request, counted from the first moment of a socket. */
  HEADER_SECONDS: z.coerce.number().int().min(1).default(10),
  /** Seconds a sender may take for a whole request. */
  REQUEST_SECONDS: z.coerce.number().int().min(1).default(30),
  /** Sockets that may be open at once; the next one is hung up on. */
  MOST_SOCKETS: z.coerce.number().int().min(1).default(20_000),
  /** Seconds without a sign of life after which a job is handed to another worker. */
  JOB_SECONDS: z.coerce.number().int().min(1).default(60),
})

const derive = (secret: string, label: string) =>
  Buffer.from(
    hkdfSync('sha256', Buffer.from(secret, 'hex'), Buffer.alloc(0), `final-say ${label}`, 32),
  )

/**
 * Parses the environment once into the frozen shape that `compose` hands out.
 * @throws a sentence naming each variable that is missing or malformed.
 */
export function loadConfig(environment: Record<string, string | undefined>) {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success)
    throw new Error(
      `configuration: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
    )
  const env = parsed.data
  return Object.freeze({
    mode: env.NODE_ENV,
    namespace: env.NAMESPACE,
    registerUri: env.REGISTER_URI ?? env.MONGODB_URI,
    issuerUri: env.ISSUER_URI ?? env.MONGODB_URI,
    boxUri: env.BOX_URI ?? env.MONGODB_URI,
    redisUrl: env.REDIS_URL,
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    logLevel: env.LOG_LEVEL,
    trustedProxies: env.TRUSTED_PROXIES,
    limits: {
      requestsPerMinute: env.REQUESTS_PER_MINUTE,
      headerSeconds: env.HEADER_SECONDS,
      requestSeconds: env.REQUEST_SECONDS,
      sockets: env.MOST_SOCKETS,
      /** Bytes and fields of the headers of a request. */
      headerBytes: 16 * 1024,
      headerFields: 100,
    },
    jobSeconds: env.JOB_SECONDS,
    /** Signs sessions. */
    authSecret: derive(env.SECRET, 'accounts').toString('hex'),
    /** AES-256-GCM key of the people in the register. */
    peopleKey: derive(env.SECRET, 'people'),
    /** Ed25519 seed of the log: manifests, receipts, heads. */
    logSeed: derive(env.SECRET, 'log'),
  })
}

export type Config = ReturnType<typeof loadConfig>

/** The configuration of this process. */
export const processConfig = (): Config => loadConfig(process.env)
