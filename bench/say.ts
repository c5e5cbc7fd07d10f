import { stdout } from 'node:process'

/** One line of the report. */
export const say = (line: string): void => {
  stdout.write(`${line}\n`)
}
