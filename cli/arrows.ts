import { readFile, writeFile } from 'node:fs/promises'
import { argv, exit, stdout } from 'node:process'

import { guarded, type Kind, kinds, rooms } from './arrows/kinds.ts'

interface Restriction {
  readonly group: readonly string[]
  readonly message: string
}

const own = (kind: Kind) => kind.files.map((file) => file.replace(/^!/, '').split('/')[0] ?? '')

function roomRules(kind: Kind): Restriction[] {
  const whole = [...(kind.open ?? []), ...own(kind)]
  return rooms
    .filter((room) => !whole.includes(room))
    .map((room) => {
      const inside = whole.filter((place) => place.startsWith(`${room}/`))
      const door = kind.doors?.includes(room) === true
      const exceptions = [
        ...inside.map((place) => (place.endsWith('.ts') ? `!**/${place}` : `!**/${place}/**`)),
        ...(door ? [`!**/${room}/index.ts`] : []),
      ]
      return {
        group: [`**/${room}/**`, ...exceptions],
        message: door
          ? `${kind.name} enters ${room} by its door, ${room}/index.ts`
          : `no arrow leads from ${kind.name} to ${room}`,
      }
    })
}

function packageRules(kind: Kind): Restriction[] {
  if (kind.only !== undefined)
    return [
      {
        group: [
          '*',
          '*/**',
          '@*/**',
          '!./**',
          '!../**',
          ...kind.only.flatMap((name) => [`!${name}`, `!${name}/**`]),
        ],
        message: `${kind.name} may use ${kind.only.length === 0 ? 'no package' : `only ${kind.only.join(', ')}`}`,
      },
    ]
  return Object.entries(guarded)
    .filter(([name]) => kind.packages?.includes(name) !== true)
    .map(([name, message]) => ({ group: [name, `${name}/**`], message }))
}

/** The linter's override of one kind: every restriction merged, since overlapping overrides replace each other. */
const overrideOf = (kind: Kind) => ({
  includes: kind.files,
  linter: {
    rules: {
      style: {
        noRestrictedImports: {
          level: 'error',
          options: { patterns: [...roomRules(kind), ...packageRules(kind)] },
        },
      },
    },
  },
})

const base = {
  $schema: 'https://biomejs.dev/schemas/2.6.8/schema.json',
  vcs: { enabled: true, clientKind: 'git', useIgnoreFile: true },
  files: {
    includes: [
      '**',
      '!docs/openapi.json',
      '!**/*.md',
      '!biome.json',
      '!test/**/*.json',
      '!surveys/**/*.json',
      '!demo/**/*.json',
    ],
  },
  formatter: { indentStyle: 'space', indentWidth: 2, lineWidth: 100 },
  javascript: { formatter: { quoteStyle: 'single', semicolons: 'asNeeded' } },
  linter: {
    enabled: true,
    rules: {
      preset: 'recommended',
      complexity: {
        noExcessiveCognitiveComplexity: { level: 'error', options: { maxAllowedComplexity: 12 } },
      },
      nursery: { noFloatingPromises: 'error' },
      style: {
        noProcessEnv: 'error',
        noDefaultExport: 'error',
        noNonNullAssertion: 'error',
        useFilenamingConvention: { level: 'error', options: { filenameCases: ['kebab-case'] } },
      },
      suspicious: { noConsole: 'error', noExplicitAny: 'error', noImportCycles: 'error' },
    },
  },
}

const exemptions = [
  {
    includes: ['vitest.config.ts', '**/vite.config.ts', 'web/**/*.config.ts'],
    linter: { rules: { style: { noDefaultExport: 'off' } } },
  },
  {
    includes: [
      'runtime/config.ts',
      'start/**',
      'runtime/engines/**',
      'test/**',
      'bench/**',
      'cli/**',
    ],
    linter: { rules: { style: { noProcessEnv: 'off' } } },
  },
  {
    includes: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    linter: {
      rules: { style: { noExcessiveLinesPerFile: { level: 'error', options: { maxLines: 250 } } } },
    },
  },
]

/** The whole of `biome.json`. */
export const biomeConfig = () => ({ ...base, overrides: [...kinds.map(overrideOf), ...exemptions] })

const target = new URL('../biome.json', import.meta.url)

async function main(): Promise<void> {
  const text = `${JSON.stringify(biomeConfig(), null, 2)}\n`
  if (!argv.includes('--check')) return writeFile(target, text)
  const same =
    JSON.stringify(JSON.parse(await readFile(target, 'utf8'))) === JSON.stringify(JSON.parse(text))
  if (same) return
  stdout.write('biome.json differs from the table in cli/arrows.ts: npm run arrows\n')
  exit(1)
}

if (import.meta.main) await main()
