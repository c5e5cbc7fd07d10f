import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { EngineKind } from './engine-kinds.ts'

const run = promisify(execFile)

/** A server program that has been seen to run. */
export interface EngineBinary {
  readonly path: string
  /** What `--version` calls itself: `mongod`, `valkey` or `redis`. */
  readonly product: string
  /** For example `6.0.5`. */
  readonly version: string
}

/** The engine and major version that wrote a data folder; only its like may open it again. */
export interface Written {
  readonly product: string
  readonly major: number
}

const banners: readonly (readonly [RegExp, string])[] = [
  [/^db version v(\d+\.\d+\.\d+)/m, 'mongod'],
  [/^Valkey server v=(\d+\.\d+\.\d+)/m, 'valkey'],
  [/^Redis server v=(\d+\.\d+\.\d+)/m, 'redis'],
]

export const majorOf = (version: string): number => Number.parseInt(version, 10)

function tooOld(kind: EngineKind, product: string, version: string): boolean {
  const lowest = kind.lowest[product]
  if (!lowest) return true
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < lowest[0] || (major === lowest[0] && minor < lowest[1])
}

/** Why a program did not start; a missing shared library is named together with the packages that bring it. */
function complaint(kind: EngineKind, error: unknown): string {
  const text =
    typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr) : ''
  const library = /loading shared libraries: ([^:]+):/.exec(text)?.[1]
  if (library)
    return `缺少 ${library} / missing ${library}: apt-get install ${kind.libraries.join(' ')}`
  const first = (text || (error instanceof Error ? error.message : String(error))).trim()
  return first.split('\n')[0] ?? 'does not run'
}

/** Runs `--version`: the program found, or the reason it will not do. */
export async function probe(
  kind: EngineKind,
  path: string,
  written: Written | undefined,
): Promise<EngineBinary | string> {
  let banner: string
  try {
    banner = (await run(path, ['--version'], { timeout: 20_000 })).stdout
  } catch (error) {
    return complaint(kind, error)
  }
  for (const [pattern, product] of banners) {
    const version = pattern.exec(banner)?.[1]
    if (!version) continue
    if (tooOld(kind, product, version)) return `${product} ${version} 太旧 / too old`
    if (written && (written.product !== product || written.major !== majorOf(version)))
      return `${product} ${version} ≠ 数据目录的 / data folder's ${written.product} ${written.major}`
    return { path, product, version }
  }
  return '不认识的版本 / unknown version'
}
