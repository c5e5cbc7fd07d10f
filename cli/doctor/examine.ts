import type { Invariant } from '../../basics/database.ts'
import { sentenceOf } from '../../runtime/engines/index.ts'

/** How many sentences one check may say; what is wrong a thousand times is wrong for one reason. */
const most = 5

/** Everything a check complains of; that it cannot be asked is a complaint too. */
async function complaints(check: Invariant): Promise<string[]> {
  const wrong: string[] = []
  try {
    for await (const sentence of check.look()) wrong.push(sentence)
  } catch (error) {
    wrong.push(sentenceOf(error).split('\n')[0] ?? '')
  }
  return wrong
}

/** Says one line per check, and for each that failed what is wrong and the command that mends it. */
export async function examine(
  checks: readonly Invariant[],
  say: (line: string) => void,
): Promise<number> {
  let failed = 0
  for (const check of checks) {
    const wrong = await complaints(check)
    if (wrong.length === 0) {
      say(`好  ${check.name}`)
      continue
    }
    failed += 1
    for (const sentence of wrong.slice(0, most)) say(`坏  ${check.name}：${sentence}`)
    if (wrong.length > most) say(`    ……这样的共 ${wrong.length} 处。`)
    say(`    → ${check.mend}`)
  }
  return failed
}
