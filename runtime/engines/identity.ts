import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Linux: field 22 of `stat` is the start time; the command name before it may itself hold spaces and brackets. */
async function fromProc(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z') return undefined
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8')
  return `${fields[19]} ${command.replaceAll('\0', ' ').trim()}`
}

async function fromPs(pid: number): Promise<string | undefined> {
  const { stdout } = await run('ps', ['-o', 'lstart=,command=', '-p', String(pid)])
  return stdout.trim() || undefined
}

/**
 * What tells a process from a later one with the same number: its start time and its command line.
 * `undefined` when no such process runs.
 */
export async function identityOf(pid: number): Promise<string | undefined> {
  const look = process.platform === 'linux' ? fromProc : fromPs
  return look(pid).catch(() => undefined)
}
