import { assemble } from '../runtime/compose.ts'
import { processConfig } from '../runtime/config.ts'
import { launchSettings, sentenceOf } from '../runtime/engines/index.ts'
import { engineChecks } from './doctor/engine-checks.ts'
import { examine } from './doctor/examine.ts'

const say = (line: string) => {
  process.stdout.write(`${line}\n`)
}

/** Engines first; the data are asked only when these are well. Nothing is written. */
async function diagnose(): Promise<number> {
  const config = processConfig()
  const sick = await examine(engineChecks(config, launchSettings().data), say)
  if (sick > 0) {
    say('数据没有检查：先治好上面的引擎。')
    return sick
  }
  const services = await assemble(config)
  try {
    return await examine(services.invariants(), say)
  } finally {
    await services.close()
  }
}

try {
  const failed = await diagnose()
  say(failed === 0 ? '一切正常。' : `${failed} 项不正常。`)
  process.exit(failed === 0 ? 0 : 1)
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`)
  process.exit(1)
}
