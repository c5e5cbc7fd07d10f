/** Says at the end of a run which tests were skipped and why; vitest's own reporter hides the reasons of passing files. */
// biome-ignore lint/style/noDefaultExport: vitest loads a reporter by its default export
export default class SkipReporter {
  /** @type {string[]} */
  skipped = []

  /** @param {import('vitest/node').TestCase} test */
  onTestCaseResult(test) {
    const result = test.result()
    if (result.state === 'skipped')
      this.skipped.push(`skipped: ${test.fullName}: ${result.note ?? 'no reason given'}`)
  }

  onTestRunEnd() {
    if (this.skipped.length > 0) process.stdout.write(`\n${this.skipped.join('\n')}\n`)
  }
}
