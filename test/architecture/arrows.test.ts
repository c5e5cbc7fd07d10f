import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guarded, type Kind, kinds, rooms } from '../../cli/arrows/kinds.ts'
import { biomeConfig } from '../../cli/arrows.ts'

const run = promisify(execFile)
const repository = resolve(import.meta.dirname, '../..')

/** A file name that this kind's globs match and no later kind's do. */
function sampleOf(kind: Kind): string {
  const glob = kind.files.find((file) => !file.startsWith('!')) ?? ''
  return glob.replace('/**/*.store.ts', '/planted/planted.store.ts').replace('/**', '/planted.ts')
}

const forbiddenRooms = (kind: Kind): string[] => {
  const own = kind.files.map((file) => file.replace(/^!/, '').split('/')[0])
  return rooms.filter(
    (room) => !own.includes(room) && !(kind.open ?? []).some((open) => open.split('/')[0] === room),
  )
}

const forbiddenPackages = (kind: Kind): string[] =>
  kind.only === undefined
    ? Object.keys(guarded).filter((name) => kind.packages?.includes(name) !== true)
    : [...Object.keys(guarded), 'zod', 'pino']

/** Imports that must be refused in a file of this kind. */
function violations(kind: Kind): string[] {
  const from = dirname(sampleOf(kind))
  const inside = forbiddenRooms(kind).map((room) => {
    const path = relative(from, `${room}/inner/secret.ts`)
    return path.startsWith('.') ? path : `./${path}`
  })
  return [...inside, ...forbiddenPackages(kind)]
}

/** Imports that must be let through. */
function allowed(kind: Kind): string[] {
  const from = dirname(sampleOf(kind))
  const to = (path: string) => {
    const way = relative(from, path)
    return way.startsWith('.') ? way : `./${way}`
  }
  return [
    ...(kind.doors ?? []).map((room) => to(`${room}/index.ts`)),
    ...(kind.open ?? []).map((place) => to(place.endsWith('.ts') ? place : `${place}/some.ts`)),
    ...(kind.packages ?? []),
    ...(kind.only ?? []).map((name) => name.replace('*', 't').replace('node:t', 'node:fs')),
  ]
}

const write = async (root: string, path: string, specifiers: readonly string[]) => {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), specifiers.map((name) => `import '${name}'\n`).join(''))
}

interface Diagnostic {
  readonly category: string
  readonly location: {
    readonly path: string | { readonly file: string }
    readonly start?: { readonly line: number }
  }
}

let root = ''
let found: Diagnostic[] = []

const pathOf = (diagnostic: Diagnostic) =>
  typeof diagnostic.location.path === 'string'
    ? diagnostic.location.path
    : diagnostic.location.path.file

const refusedLines = (path: string): number[] =>
  found
    .filter((diagnostic) => pathOf(diagnostic).endsWith(path))
    .map((diagnostic) => diagnostic.location.start?.line ?? 0)
    .toSorted((a, b) => a - b)

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'arrows-'))
  const config = { ...biomeConfig(), vcs: { enabled: false } }
  await writeFile(join(root, 'biome.json'), JSON.stringify(config))
  for (const kind of kinds) {
    await write(root, sampleOf(kind), [...violations(kind), ...allowed(kind)])
  }
  const { stdout } = await run(
    join(repository, 'node_modules/.bin/biome'),
    ['lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', root],
    { cwd: root, maxBuffer: 64 * 1024 * 1024 },
  ).catch((error: { stdout: string }) => error)
  found = JSON.parse(stdout).diagnostics
})

afterAll(() => rm(root, { recursive: true, force: true }))

describe('the arrows of the house', () => {
  it.each(kinds.map((kind) => [kind.name, kind] as const))(
    'refuse every forbidden import planted in %s and let the permitted ones through',
    (_name, kind) => {
      expect(refusedLines(sampleOf(kind))).toEqual(violations(kind).map((_, index) => index + 1))
    },
  )

  it('are the ones that the linter is configured with', async () => {
    const committed = JSON.parse(await readFile(join(repository, 'biome.json'), 'utf8'))
    expect(committed).toEqual(JSON.parse(JSON.stringify(biomeConfig())))
  })
})
