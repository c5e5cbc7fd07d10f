import { exit, stdout } from 'node:process'
import { intake } from './intake.ts'

/** Each measurement starts its own engines and ends with one line that says whether its goal holds. */
const benches: Record<string, (options: { readonly quick: boolean }) => Promise<string>> = {
  intake,
}

const [name = '', ...flags] = process.argv.slice(2)
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
if (bench === undefined) {
  stdout.write(
    `Usage: npm run bench -- NAME [--quick]; names: ${Object.keys(benches).join(', ')}\n`,
  )
  exit(2)
}
stdout.write(`${await bench({ quick: flags.includes('--quick') })}\n`)
exit(0)
