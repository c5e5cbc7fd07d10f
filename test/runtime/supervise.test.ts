import { readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { expect, test, vi } from 'vitest'
import { lockInUse, repository, takeLock } from '../../runtime/engines/index.ts'
import { supervise } from '../../runtime/launch/supervise.ts'
import { temporaryFolder } from './engine-folder.ts'

const script = `
import { appendFileSync, readFileSync } from 'node:fs'
appendFileSync(process.env.MARK, 'start\\n')
if (readFileSync(process.env.MARK, 'utf8').split('start').length === 2) process.exit(3)
setInterval(() => {}, 1000)
`

test('a part that ends unasked is started again, and stays ended once it is stopped', async () => {
  const data = await temporaryFolder()
  const mark = join(data, 'mark')
  await writeFile(join(data, 'part.mjs'), script)
  const lock = await takeLock(data, 'npm start', () => undefined)
  const said: string[] = []

  const part = await supervise({
    name: 'worker',
    file: relative(repository, join(data, 'part.mjs')),
    environment: { ...process.env, MARK: mark },
    data,
    lock,
    say: (line) => said.push(line),
    gaveUp: () => said.push('gave up'),
  })
  await vi.waitFor(async () => expect(await readFile(mark, 'utf8')).toBe('start\nstart\n'), {
    timeout: 20_000,
  })
  await part.stop()

  expect(said).toEqual(['worker 意外退出（exit 3） · worker ended unasked'])
  expect(await lockInUse(data)).toMatchObject({ processes: [] })
  await lock.release()
})
