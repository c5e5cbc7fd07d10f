import { statfs } from 'node:fs/promises'
import { type Config, processConfig } from '../runtime/config.ts'
import { inspectMongo, inspectRedis, launchSettings, sentenceOf } from '../runtime/engines/index.ts'

/** One question to a running installation. */
interface Check {
  readonly name: string
  /** Resolves to what is wrong, in one sentence, or to nothing. */
  readonly look: () => Promise<string | undefined>
  /** The command that mends it. */
  readonly mend: string
}

const gigabyte = 2 ** 30

async function mongo(uri: string): Promise<string | undefined> {
  const facts = await inspectMongo(uri)
  if (!facts.set) return `MongoDB ${facts.version} 不是副本集 / is no replica set`
  if (!facts.writable) return `MongoDB ${facts.version} 不可写 / accepts no writes`
  return undefined
}

async function redis(url: string): Promise<string | undefined> {
  const facts = await inspectRedis(url)
  const wrong = [
    ...(facts.evictionPolicy === 'noeviction' ? [] : [`maxmemory-policy ${facts.evictionPolicy}`]),
    ...(facts.appendOnly === 'yes' ? [] : [`appendonly ${facts.appendOnly}`]),
  ]
  return wrong.length > 0 ? wrong.join(', ') : undefined
}

/** A container has no data folder of its own: the engines' hosts watch their disks. */
async function disk(folder: string): Promise<string | undefined> {
  const found = await statfs(folder).catch(() => undefined)
  if (!found) return undefined
  const { bavail, bsize } = found
  const free = (bavail * bsize) / gigabyte
  return free < 2 ? `${free.toFixed(1)} GB 可用 / free` : undefined
}

const checksOf = (config: Config, data: string): Check[] => [
  ...(['register', 'issuer', 'box'] as const).map((name) => ({
    name: `MongoDB ${name}`,
    look: () => mongo(config[`${name}Uri`]),
    mend: `启动 / start: npm start;或修正 / or correct: ${name.toUpperCase()}_URI, MONGODB_URI`,
  })),
  {
    name: 'Redis / Valkey',
    look: () => redis(config.redisUrl),
    mend: 'redis-cli CONFIG SET maxmemory-policy noeviction && redis-cli CONFIG SET appendonly yes && redis-cli CONFIG REWRITE',
  },
  {
    name: '磁盘 / disk',
    look: () => disk(data),
    mend: `释放空间 / free space: du -sh ${data}/*`,
  },
]

async function outcome(check: Check): Promise<string | undefined> {
  try {
    return await check.look()
  } catch (error) {
    return sentenceOf(error).split('\n')[0]
  }
}

/** Prints one line per check and gives how many failed. */
async function examine(checks: readonly Check[]): Promise<number> {
  let failed = 0
  for (const check of checks) {
    const wrong = await outcome(check)
    process.stdout.write(wrong ? `坏 bad  ${check.name}: ${wrong}\n` : `好 OK   ${check.name}\n`)
    if (!wrong) continue
    failed += 1
    process.stdout.write(`        → ${check.mend}\n`)
  }
  return failed
}

try {
  const { data } = launchSettings()
  process.exit((await examine(checksOf(processConfig(), data))) === 0 ? 0 : 1)
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`)
  process.exit(1)
}
