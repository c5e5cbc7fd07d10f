import { readFile } from 'node:fs/promises'
import { argv, exit, stdout } from 'node:process'
import { type Conformity, conform } from '../surveys/questionnaire/conform/conform.ts'

/**
 * `npm run conform -- FILE... [--count N] [--seed N]`: per SurveyJS definition the verdict and why, then our checker
 * against survey-core on generated answers. Ends with `N passed, N failed`; exit code 1 when anything failed.
 */

const say = (line: string): void => {
  stdout.write(`${line}\n`)
}

interface Wanted {
  readonly files: readonly string[]
  readonly count: number
  readonly seed: number
}

function wanted(args: readonly string[]): Wanted {
  const option = (name: string, usual: number): number => {
    const place = args.indexOf(`--${name}`)
    return place === -1 ? usual : Number(args[place + 1])
  }
  const isOption = (place: number): boolean =>
    args[place]?.startsWith('--') === true || args[place - 1]?.startsWith('--') === true
  return {
    files: args.filter((_, place) => !isOption(place)),
    count: option('count', 200),
    seed: option('seed', 1),
  }
}

/** A definition nobody can read fails; one that is refused by name and reason has had its answer. */
async function conformFile(file: string, { count, seed }: Wanted) {
  try {
    const definition: unknown = JSON.parse(await readFile(file, 'utf8'))
    const isObject = typeof definition === 'object' && definition !== null
    if (!isObject) throw new RangeError('the file holds no JSON object')
    const now = Date.UTC(2026, 5, 15, 3)
    return report(file, conform({ ...definition }, { count, seed, now }))
  } catch (error) {
    say(`${file}: ${error instanceof Error ? error.message : String(error)}`)
    return { passed: 0, failed: 1 }
  }
}

function report(file: string, result: Conformity) {
  const { compiled, compared, accepted, refused, stricter, differences } = result
  say(`${file}: ${compiled.verdict}`)
  for (const { at, rule, detail } of compiled.lint) say(`  ${at || '(all)'} [${rule}] ${detail}`)
  if (compiled.verdict === 'refused') {
    for (const { at, reason } of compiled.reasons) say(`  refused: ${at || '(all)'}: ${reason}`)
    return { passed: 1, failed: 0 }
  }
  say(
    `  ${compared} answers: ${accepted} accepted by both, ${refused} refused by both, ${stricter} refused by us alone`,
  )
  for (const { kind, why, answers } of differences.slice(0, 5))
    say(`  ${kind}: ${why.slice(0, 5).join('; ')}\n    ${JSON.stringify(answers).slice(0, 2000)}`)
  return { passed: compared - differences.length, failed: differences.length }
}

const work = wanted(argv.slice(2))
if (work.files.length === 0) {
  say('usage: npm run conform -- FILE... [--count N] [--seed N]')
  exit(2)
}
let passed = 0
let failed = 0
for (const file of work.files) {
  const result = await conformFile(file, work)
  passed += result.passed
  failed += result.failed
}
say(`${passed} passed, ${failed} failed`)
exit(failed === 0 ? 0 : 1)
