import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test, vi } from 'vitest'
import { identityOf } from '../../runtime/engines/identity.ts'
import { launchSettings, lockInUse, repository, tryPort } from '../../runtime/engines/index.ts'
import { temporaryFolder } from './engine-folder.ts'

/** The launcher on a data folder of its own, with engines of its own. */
function launch(data: string, port: number, args: readonly string[] = []): ChildProcess {
  const { MONGODB_URI, REDIS_URL, ...environment } = process.env
  const child = spawn(process.execPath, [join(repository, 'runtime/launch/start.ts'), ...args], {
    env: {
      ...environment,
      FINAL_SAY_DATA: data,
      FINAL_SAY_ENGINES: launchSettings().cache,
      PORT: String(port),
      HOST: '127.0.0.1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
  child.stdout?.resume()
  return child
}

test('a busy port is told with the command that takes another', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  const child = launch(await temporaryFolder(), port)
  const said = child.stderr ? await text(child.stderr) : ''

  expect(said).toContain(`端口 ${port} 已被占用`)
  expect(said).toContain(`PORT=${port + 1} npm start`)
})

test('an unknown argument is refused before anything starts', async () => {
  const data = await temporaryFolder()

  const child = launch(data, 0, ['--emtpy'])
  const said = child.stderr ? await text(child.stderr) : ''

  expect(said).toContain('--emtpy')
  expect(await lockInUse(data)).toBeUndefined()
})

const recorded = async (data: string) => {
  const lock = await lockInUse(data)
  return (lock?.processes ?? []).filter((process) => process.name !== 'loader')
}

const names = async (data: string) => (await recorded(data)).map((process) => process.name)

test('one interrupt ends everything the launcher started; the next start keeps the data', {
  timeout: 360_000,
}, async () => {
  const data = await temporaryFolder()
  const port = (await tryPort(0)) ?? 0
  const healthy = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/health`)
    expect(answer.status).toBe(200)
    expect((await names(data)).toSorted()).toEqual(['api', 'mongod', 'valkey', 'worker'])
  }
  const first = launch(data, port, ['--empty'])
  await vi.waitFor(healthy, { timeout: 90_000, interval: 200 })
  const started = await recorded(data)
  const secret = await readFile(join(data, 'secret'), 'utf8')

  first.kill('SIGINT')
  const [code] = await once(first, 'exit')

  expect(code).toBe(0)
  for (const { pid } of started) expect(await identityOf(pid)).toBeUndefined()
  expect(await lockInUse(data)).toBeUndefined()

  const second = launch(data, port, ['--empty'])
  await vi.waitFor(healthy, { timeout: 90_000, interval: 200 })
  expect(await readFile(join(data, 'secret'), 'utf8')).toBe(secret)

  // A killed launcher leaves its house standing, on its port; the next start ends it and begins anew.
  const orphans = await recorded(data)
  second.kill('SIGKILL')
  await once(second, 'exit')
  const third = launch(data, port, ['--empty'])
  await vi.waitFor(healthy, { timeout: 90_000, interval: 200 })
  for (const { pid } of orphans) expect(await identityOf(pid)).toBeUndefined()
  third.kill('SIGTERM')
  const [last] = await once(third, 'exit')
  expect(last).toBe(0)
})
