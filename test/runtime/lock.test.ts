import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { identityOf } from '../../runtime/engines/identity.ts'
import { lockInUse, repository, takeLock } from '../../runtime/engines/index.ts'
import { temporaryFolder } from './engine-folder.ts'

const say = () => undefined

/** A launcher in a process of its own that holds the folder, starts one process for it and then waits. */
const launcher = `
import { spawn } from 'node:child_process'
import { takeLock } from '${repository}/runtime/engines/index.ts'
const lock = await takeLock(process.argv[1], 'npm start', () => undefined)
const engine = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' })
await lock.record('mongod', engine.pid)
process.stdout.write(String(engine.pid))
setInterval(() => {}, 1000)
`

const waiting = ['-e', 'setInterval(() => {}, 1000)']

/** A process that has ended but was not yet reaped by its parent does not run. */
const runs = async (pid: number): Promise<boolean> => (await identityOf(pid)) !== undefined

function endQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended already, as it should.
  }
}

async function holder(data: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', launcher, data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [text] = await once(child.stdout, 'data')
  const engine = Number(String(text))
  onTestFinished(() => {
    child.kill('SIGKILL')
    endQuietly(engine)
  })
  return { child, engine }
}

async function bystander(): Promise<number> {
  const child = spawn(process.execPath, waiting, { detached: true, stdio: 'ignore' })
  await once(child, 'spawn')
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child.pid ?? 0
}

test('a second run is told who holds the folder', async () => {
  const data = await temporaryFolder()
  const { child, engine } = await holder(data)

  const taking = takeLock(data, 'npm start', say)

  await expect(taking).rejects.toThrow(new RegExp(`npm start.*${child.pid}`))
  expect(await runs(engine)).toBe(true)
})

test('the processes of a killed run are ended before the next one begins, and nobody else', async () => {
  const data = await temporaryFolder()
  const { child, engine } = await holder(data)
  const neighbour = await bystander()
  child.kill('SIGKILL')
  await once(child, 'exit')

  const lock = await takeLock(data, 'npm start', say)

  expect(await runs(engine)).toBe(false)
  expect(await runs(neighbour)).toBe(true)
  expect(await lockInUse(data)).toMatchObject({ launcher: { pid: process.pid }, processes: [] })
  await lock.release()
  expect(await lockInUse(data)).toBeUndefined()
})

test('a recorded number that another process has by now is left alone', async () => {
  const data = await temporaryFolder()
  const neighbour = await bystander()
  const gone = { name: 'npm start', pid: 2 ** 22 - 1, identity: '1 node start.mjs' }
  const reused = { name: 'mongod', pid: neighbour, identity: '1 mongod --dbpath elsewhere' }
  const killed = { launcher: gone, processes: [reused] }
  await writeFile(join(data, 'lock.json'), JSON.stringify(killed))

  const lock = await takeLock(data, 'npm start', say)

  expect(await runs(neighbour)).toBe(true)
  await lock.release()
})

test('a lock that was cut short counts as nobody’s', async () => {
  const data = await temporaryFolder()
  await writeFile(join(data, 'lock.json'), '{"launcher":{"na')

  const lock = await takeLock(data, 'npm start', say)

  expect(JSON.parse(await readFile(join(data, 'lock.json'), 'utf8'))).toMatchObject({
    launcher: { pid: process.pid },
  })
  await lock.release()
})
