import { dayOf } from '../basics/days.ts'
import { Failure } from '../basics/failure.ts'
import { demoAccounts, demoPassword } from '../demo/script/accounts.ts'
import { type Loaded, loadDemo } from '../demo/script/load.ts'
import { units } from '../demo/units.ts'
import { compose } from '../runtime/compose.ts'
import { processConfig } from '../runtime/config.ts'
import type { Demo, DemoState } from '../runtime/demo.ts'
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

function sayLoaded({ trial }: Loaded): void {
  sayAccounts()
  if (trial.length > 0) {
    say(
      '\n  试填今年的测评（个人链接，只显示这一次）· personal links into this year’s poll, shown once',
    )
    for (const link of trial) say(`  ${link}`)
  }
}

async function load(unasked: boolean): Promise<Loaded> {
  const began = Date.now()
  say('示例联合会：所有数字均为虚构 · the example federation: every figure is invented')
  const loaded = await loadDemo({ config: processConfig(), unasked, say })
  const seconds = Math.round((Date.now() - began) / 1000)
  say(
    loaded.fresh
      ? `  已载入，用时 ${seconds} 秒 · loaded in ${seconds} s`
      : '  已在 · already there',
  )
  sayLoaded(loaded)
  return loaded
}

/** What `npm start` does behind the pages: where the example is not wanted, that is no failure. */
async function start(): Promise<void> {
  try {
    const { open } = await load(true)
    // The launcher turns this into an address and a code.
    if (open !== undefined) say(`ANSWER_PATH=/a/${open}`)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'conflict') throw error
    say(`  ${error.detail}`)
  }
}

async function byHand(): Promise<void> {
  const { open } = await load(false)
  if (open !== undefined) say(`\n  手机答题 answer  ${processConfig().publicUrl}/a/${open}`)
}

async function withDemo(work: (demo: Demo) => Promise<void>): Promise<void> {
  const { demo, close } = await compose(processConfig())
  await work(demo).finally(close)
}

const clear = () =>
  withDemo(async (demo) => {
    const administrator = await demo.clear()
    say('示例数据已清除，其余未动 · the example data is gone, nothing else was touched')
    if (administrator !== undefined)
      say(
        `管理员账号 ${administrator.userName}，密码 ${administrator.password}（只显示这一次，请登录后修改） · first administrator, shown once`,
      )
  })

const states: Readonly<Record<DemoState, string>> = {
  none: '没有载入过 · never loaded',
  loading: '正在载入 · loading',
  'cut-short': '没有载完，下次启动重新载入 · cut short, the next start loads it again',
  loaded: '已载入 · loaded',
  clearing: '没有清完，请再清除一次 · half cleared, clear it again',
  cleared: '已清除，不再自动载入 · cleared, not loaded unasked any more',
}

const status = () =>
  withDemo(async (demo) => {
    const { rounds, units, unions, accounts } = await demo.holds()
    say(`示例 · demo：${states[await demo.state()]}`)
    say(
      `${rounds} 个期次 rounds，${units} 个单位 units，${unions} 个工会 unions，${accounts} 个账号 accounts`,
    )
  })

const commands = new Map([
  ['start', start],
  ['load', byHand],
  ['clear', clear],
  ['status', status],
])

try {
  const command = commands.get(process.argv[2] ?? 'status')
  if (command === undefined)
    throw new Failure('malformed', '用法 usage: npm run demo [load | clear | status]')
  await command()
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`)
  process.exit(1)
}
