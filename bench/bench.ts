import { argv, exit } from 'node:process'
import { type Goal, lineOf, worst } from './goal.ts'
import { say } from './say.ts'

type Bench = (options: { readonly quick: boolean }) => Promise<readonly Goal[]>

/** Each measurement starts what it needs itself and gives its goals, which are told a line each. */
const benches: Record<string, () => Promise<Bench>> = {
  'answer-page': async () => (await import('./answer-page/answer-page.ts')).answerPage,
  checker: async () => (await import('./intake/checker.ts')).checker,
  intake: async () => (await import('./intake/intake.ts')).intake,
}

const [name = '', ...flags] = argv.slice(2)
const load = Object.hasOwn(benches, name) ? benches[name] : undefined
if (load === undefined || flags.some((flag) => flag !== '--quick')) {
  say(`Usage: npm run bench -- NAME [--quick]; names: ${Object.keys(benches).join(', ')}`)
  exit(2)
}
const bench = await load()
const goals = await bench({ quick: flags.includes('--quick') })
for (const goal of goals) say(lineOf(goal))
// The last line speaks for the whole: the goal that came out worst, in its own figures.
const overall = worst(goals)
say(lineOf({ ...overall, name }))
exit(overall.outcome === 'holds' ? 0 : 1)
