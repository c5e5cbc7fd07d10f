import { join, resolve } from 'node:path'
import { z } from 'zod'
import { trouble } from './trouble.ts'

/** Folder that holds this program. */
export const repository = resolve(import.meta.dirname, '..', '..')

const Settings = z.object({
  /** Where the engines keep their data, logs and caches. */
  FINAL_SAY_DATA: z.string().min(1).default(join(repository, '.data')),
  /** Where fetched servers are kept, so that several data folders can share them; `engines` in the data folder. */
  FINAL_SAY_ENGINES: z.string().min(1).optional(),
  /** `off`: take engines only from this machine. */
  FINAL_SAY_DOWNLOAD: z.enum(['on', 'off']).default('on'),
  MONGODB_URI: z.string().min(1).optional(),
  REDIS_URL: z.string().min(1).optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  PUBLIC_URL: z.url().optional(),
  SECRET: z.string().optional(),
  PATH: z.string().default(''),
})

/**
 * The settings of the launcher and of everything that deals with engines; the product's own are in `runtime/config.ts`.
 * @throws Failure `unavailable` naming each variable that is malformed.
 */
export function launchSettings(environment: Record<string, string | undefined> = process.env) {
  const parsed = Settings.safeParse(environment)
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
    throw trouble(`环境变量不正确：${names}。`, `Malformed environment: ${names}.`)
  }
  const env = parsed.data
  const data = resolve(env.FINAL_SAY_DATA)
  return {
    data,
    cache: resolve(env.FINAL_SAY_ENGINES ?? join(data, 'engines')),
    download: env.FINAL_SAY_DOWNLOAD === 'on',
    mongodbUri: env.MONGODB_URI,
    redisUrl: env.REDIS_URL,
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL,
    secret: env.SECRET,
    path: env.PATH,
    /** Handed on to children, which read their own part of it. */
    environment,
  }
}

export type LaunchSettings = ReturnType<typeof launchSettings>
