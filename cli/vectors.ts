import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { differences } from './vector-compare.ts'
import type { Method } from './vector-methods.ts'
import { vectorMethods } from './vector-methods.ts'

const testCase = z.object({
  name: z.string(),
  input: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.unknown()),
  tolerance: z.number(),
  relative: z.boolean().optional(),
})

/** A file of reference vectors: a source, an oracle and cases. Other keys are for the reader. */
const vectorFile = z.object({ note: z.string().optional(), cases: z.array(testCase).min(1) })

/** How one file of reference vectors came out. */
export interface VectorReport {
  readonly file: string
  readonly passed: number
  readonly failed: readonly string[]
}

/**
 * Runs every reference-vector file of a folder (`*.json`) through the one door of `scoring/`.
 *
 * A file whose name is no method of ours, or that cannot be read, counts as one failure: nothing is skipped silently.
 */
export function runVectors(directory: string): VectorReport[] {
  const files = readdirSync(directory).filter((name) => name.endsWith('.json'))
  return files.sort().map((name) => {
    const file = basename(name, '.json')
    try {
      const parsed = vectorFile.parse(JSON.parse(readFileSync(join(directory, name), 'utf8')))
      return { file, ...runVectorFile(file, parsed) }
    } catch (error) {
      const cause = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
      return { file, passed: 0, failed: [cause] }
    }
  })
}

/**
 * Runs all cases of one file by the method its name says. A case that expects `error` must be refused with a RangeError.
 *
 * @returns how many cases hold, and a line per case that does not
 * @throws Error for a name that is no method
 */
function runVectorFile(
  name: string,
  { cases }: z.output<typeof vectorFile>,
): { passed: number; failed: string[] } {
  const run = vectorMethods[name]
  if (!run)
    throw new Error(`no method is called ${name}; known: ${Object.keys(vectorMethods).join(', ')}`)
  const failed = cases.flatMap((one) => {
    const found = outcomeOf(run, one)
    return found.length === 0 ? [] : [`${one.name}: ${found.slice(0, 3).join('; ')}`]
  })
  return { passed: cases.length - failed.length, failed }
}

function outcomeOf(run: Method, one: z.output<typeof testCase>): string[] {
  try {
    const result = run(one.input)
    return differences(one.expected, result, one.tolerance, one.relative ?? false)
  } catch (error) {
    const refused = error instanceof RangeError && 'error' in one.expected
    return refused ? [] : [error instanceof Error ? error.message : String(error)]
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function main(directory: string | undefined): number {
  if (directory === undefined) {
    print('usage: npm run vectors -- DIR')
    return 2
  }
  const reports = runVectors(directory)
  for (const { file, passed, failed } of reports) {
    print(
      `${failed.length === 0 ? 'ok  ' : 'FAIL'} ${file}: ${passed} passed, ${failed.length} failed`,
    )
    for (const line of failed) print(`     ${line}`)
  }
  const failures = reports.reduce((sum, { failed }) => sum + failed.length, 0)
  print(`${reports.reduce((sum, { passed }) => sum + passed, 0)} passed, ${failures} failed`)
  return failures === 0 && reports.length > 0 ? 0 : 1
}

if (import.meta.main) process.exitCode = main(process.argv[2])
