import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, say } from './node.mjs'

/** Where `npm test` leaves the runner's own report, from the repository's root. */
export const reportFile = '.data/test-report.json'

/**
 * The runner's counts in one plain line. A file that failed before its first test counts as one failure, as does a run
 * that ended badly without naming any, or left no report.
 * @param {number} exitCode what the runner returned
 */
export function countLine(exitCode) {
  /** @type {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  let report = { testResults: [] }
  try {
    report = JSON.parse(readFileSync(join(root, reportFile), 'utf8'))
  } catch {
    exitCode ||= 1
  }
  const states = report.testResults.flatMap(({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
      ? [...assertionResults.map((test) => test.status), 'failed']
      : assertionResults.map((test) => test.status),
  )
  const passed = states.filter((state) => state === 'passed').length
  const failed = states.filter((state) => state === 'failed').length || (exitCode === 0 ? 0 : 1)
  const skipped = states.length - passed - states.filter((state) => state === 'failed').length
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

if (process.argv[1] === join(root, 'start', 'report.mjs'))
  say(countLine(Number(process.argv[2] ?? 0)))
