import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { phoneBase } from '../../runtime/launch/announce.ts'

test('a phone is sent to the public address, else to this machine, and only to localhost where nobody else is heard', () => {
  const here = { port: 3000, host: '0.0.0.0', publicUrl: undefined }
  const own = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:3000`)

  expect(phoneBase({ ...here, publicUrl: 'https://say.example.org/' })).toBe(
    'https://say.example.org',
  )
  expect([...own, 'http://localhost:3000']).toContain(phoneBase(here))
  expect(phoneBase({ ...here, host: '127.0.0.1' })).toBe('http://localhost:3000')
})
