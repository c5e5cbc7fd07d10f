import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import {
  endLeftovers,
  launchSettings,
  lockInUse,
  sentenceOf,
  trouble,
} from '../runtime/engines/index.ts'

/** What a start leaves in the data folder; nothing else is touched, and the fetched engines stay unless `--engines`. */
const made = ['mongod', 'valkey', 'log', 'ports.json', 'version.json', 'secret', 'test-report.json']

const say = (line: string) => {
  process.stdout.write(`${line}\n`)
}

async function agreed(data: string): Promise<boolean> {
  if (process.argv.includes('--yes')) return true
  if (!process.stdin.isTTY)
    throw trouble(
      '将删除全部数据：请加 --yes 确认（npm run reset -- --yes）。',
      'This deletes all data: confirm with --yes (npm run reset -- --yes).',
    )
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(
    `删除 ${data} 里的全部数据？输入 yes · Delete all data? Type yes: `,
  )
  terminal.close()
  return answer.trim() === 'yes'
}

async function reset(): Promise<void> {
  const { data, mongodbUri, redisUrl } = launchSettings()
  const holder = await lockInUse(data)
  if (holder)
    throw trouble(
      `${holder.launcher.name}（进程 ${holder.launcher.pid}）正在运行，请先按 Ctrl-C 结束它。`,
      `${holder.launcher.name} (process ${holder.launcher.pid}) is running; end it first with Ctrl-C.`,
    )
  if (!(await stat(data).catch(() => undefined))) return say('没有数据 · there is no data')
  if (!(await agreed(data))) return say('没有改动 · nothing was changed')
  await endLeftovers(data, say)
  const names = process.argv.includes('--engines') ? [...made, 'engines'] : made
  for (const name of names) await rm(join(data, name), { recursive: true, force: true })
  say(`已清空 ${data} · cleared`)
  if (mongodbUri || redisUrl)
    say(
      'MONGODB_URI、REDIS_URL 指向的服务没有改动 · the servers of MONGODB_URI and REDIS_URL were not touched',
    )
}

try {
  await reset()
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`)
  process.exit(1)
}
