import { statfs } from 'node:fs/promises'
import type { Invariant } from '../../basics/database.ts'
import type { Config } from '../../runtime/config.ts'
import { inspectMongo, inspectRedis } from '../../runtime/engines/index.ts'

const gigabyte = 2 ** 30
/** A member that was away longer than this must be copied anew. */
const shortestWindow = 24

const mongo = (variable: 'REGISTER' | 'ISSUER' | 'BOX', uri: string): Invariant => ({
  name: `MongoDB ${variable.toLowerCase()}`,
  async *look() {
    const { version, set, writable, unwell, oplog } = await inspectMongo(uri)
    if (set === undefined) yield `MongoDB ${version} 不是副本集，不能保证一起写入。`
    if (!writable) yield `MongoDB ${version} 现在不接受写入。`
    for (const { name, state } of unwell) yield `副本集成员 ${name} 的状态是 ${state}。`
    if (oplog?.full && oplog.hours < shortestWindow)
      yield `操作日志只够 ${oplog.hours.toFixed(1)} 小时，掉线的成员赶不上。`
  },
  mend: `启动：npm start，或改正 ${variable}_URI、MONGODB_URI；操作日志：mongosh "$${variable}_URI" --eval 'db.adminCommand({ replSetResizeOplog: 1, size: 20480 })'`,
})

const redis = (url: string): Invariant => ({
  name: 'Redis / Valkey',
  async *look() {
    const { evictionPolicy, appendOnly } = await inspectRedis(url)
    if (evictionPolicy !== 'noeviction')
      yield `内存满了会丢任务（maxmemory-policy ${evictionPolicy}）。`
    if (appendOnly !== 'yes') yield `重启会丢任务（appendonly ${appendOnly}）。`
  },
  mend: 'redis-cli CONFIG SET maxmemory-policy noeviction && redis-cli CONFIG SET appendonly yes && redis-cli CONFIG REWRITE',
})

/** A container has no data folder of its own: the engines' hosts watch their disks. */
const disk = (folder: string): Invariant => ({
  name: '磁盘',
  async *look() {
    const found = await statfs(folder).catch(() => undefined)
    const free = found === undefined ? undefined : (found.bavail * found.bsize) / gigabyte
    if (free !== undefined && free < 2) yield `${folder} 只剩 ${free.toFixed(1)} GB。`
  },
  mend: `腾出空间：du -sh ${folder}/*`,
})

/** What the engines must be, before anything can be asked of the data. */
export const engineChecks = (config: Config, data: string): Invariant[] => [
  mongo('REGISTER', config.registerUri),
  mongo('ISSUER', config.issuerUri),
  mongo('BOX', config.boxUri),
  redis(config.redisUrl),
  disk(data),
]
