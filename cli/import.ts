import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Failure } from '../basics/failure.ts'
import { compose } from '../runtime/compose.ts'
import { processConfig } from '../runtime/config.ts'
import type { ImportReport } from '../surveys/index.ts'

const usage = 'npm run import -- --mapping FILE --file FILE [--dry-run]\n'

const typeOf = (file: string) => (file.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv')

/** The report as lines for a terminal. */
export function reportLines(report: ImportReport): string[] {
  const { read, usable, added, known, changed, dryRun } = report
  return [
    `${dryRun ? '试读，没有写入 / dry run' : '已导入 / imported'}: ${report.mapping}`,
    `读入 / read ${read}, 可用 / usable ${usable}, 新增 / added ${added}, 已有 / known ${known}, 更新 / changed ${changed}`,
    ...report.waves.map(
      (wave) =>
        `  ${wave.wave} → ${wave.round}: 读入 ${wave.read}, 可用 ${wave.usable}, 无单位 ${wave.withoutUnit}, 无有效答案 ${wave.withoutAnswer}`,
    ),
    ...report.refused.map(
      ({ column, why, count, firstLine, examples }) =>
        `  拒收 / refused ${why} × ${count} 「${column}」 首见第 ${firstLine} 行：${examples.join(' | ')}`,
    ),
    ...report.notComparable.map(
      ({ question, detail }) => `  不可比 / not comparable ${question}: ${detail}`,
    ),
  ]
}

async function run(mapping: string, file: string, dryRun: boolean): Promise<void> {
  const services = await compose(processConfig())
  try {
    const report = await services.surveys.imports.importWith(
      JSON.parse(await readFile(mapping, 'utf8')),
      { bytes: await readFile(file), type: typeOf(file), dryRun },
    )
    process.stdout.write(`${reportLines(report).join('\n')}\n`)
  } finally {
    await services.close()
  }
}

const { values } = parseArgs({
  options: {
    mapping: { type: 'string' },
    file: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
})
if (values.mapping === undefined || values.file === undefined) {
  process.stderr.write(usage)
  process.exitCode = 2
} else {
  await run(values.mapping, values.file, values['dry-run']).catch((error: unknown) => {
    const lines =
      error instanceof Failure
        ? [
            error.detail,
            ...(error.errors ?? []).map(({ pointer, detail }) => `${pointer} ${detail}`),
          ]
        : [String(error)]
    process.stderr.write(`${lines.join('\n')}\n`)
    process.exitCode = 1
  })
}
