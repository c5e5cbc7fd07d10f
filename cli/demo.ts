import { dayOf } from '../basics/days.ts'
import { demoAccounts, demoPassword } from '../demo/script/accounts.ts'
import { clearDemo, type Loaded, loadDemo } from '../demo/script/load.ts'
import { units } from '../demo/units.ts'
import { processConfig } from '../runtime/config.ts'
import { sentenceOf } from '../runtime/engines/index.ts'

const say = (line: string) => {
  process.stdout.write(`${line}\n`)
}

/** Who can sign in, one account for each role; the rest of the evaluators and managers sign in the same way. */
function sayAccounts(): void {
  const shown = new Set<string>()
  say(`\n  示例账号 · demo accounts（密码都是 password: ${demoPassword}）`)
  for (const { userName, post, grants } of demoAccounts(units, dayOf(new Date()))) {
    const role = grants[0]?.role ?? ''
    if (shown.has(role)) continue
    shown.add(role)
    say(`  ${userName.padEnd(12)} ${role.padEnd(18)} ${post}`)
  }
}

/** What the launcher turns into an address and a code stands last. */
function sayLoaded({ trial, open }: Loaded): void {
  sayAccounts()
  if (trial.length > 0) {
    say(
      '\n  试填今年的测评（个人链接，只显示这一次）· personal links into this year’s poll, shown once',
    )
    for (const link of trial) say(`  ${link}`)
  }
  if (open !== undefined) say(`ANSWER_PATH=/a/${open}`)
}

async function load(): Promise<void> {
  const began = Date.now()
  say(
    '正在载入示例联合会，所有数字均为虚构 · loading the example federation, every figure is invented',
  )
  const loaded = await loadDemo({ config: processConfig(), say })
  const seconds = Math.round((Date.now() - began) / 1000)
  say(
    loaded.fresh
      ? `  已载入，用时 ${seconds} 秒 · loaded in ${seconds} s`
      : '  已在 · already there',
  )
  sayLoaded(loaded)
}

async function clear(): Promise<void> {
  await clearDemo({ config: processConfig() })
  say('示例数据已清除，其余未动 · the example data is gone, nothing else was touched')
}

const commands = new Map([
  ['load', load],
  ['clear', clear],
])

try {
  const command = commands.get(process.argv[2] ?? 'load')
  if (command === undefined) throw new Error('用法 usage: cli/demo.ts load | clear')
  await command()
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`)
  process.exit(1)
}
