import { createHmac } from 'node:crypto'
import supertest from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, harness } from '../harness.ts'

let house: Harness
beforeAll(async () => {
  house = await harness()
})
afterAll(() => house.close())

const door = '/api/auth/sign-in/username'

/** RFC 6238 with SHA-1, 6 digits, 30 s, from the secret of an otpauth address (Base32). */
function codeOf(otpauth: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const secret = new URL(otpauth).searchParams.get('secret') ?? ''
  const bits = [...secret]
    .map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const mac = createHmac('sha1', key).update(step).digest()
  const at = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('a second factor: the code opens one session, once', async () => {
  const { agent, userName, password } = await house.signIn('custodian')
  const enabled = await agent.post('/api/auth/two-factor/enable').send({ password })
  expect(enabled.status).toBe(200)
  const { totpURI, backupCodes } = enabled.body
  expect(backupCodes.length).toBeGreaterThanOrEqual(8)
  const verify = (session: ReturnType<typeof supertest.agent>, code: string) =>
    session.post('/api/auth/two-factor/verify-totp').send({ code })
  const begin = async () => {
    const session = supertest.agent(house.server).set('Origin', house.config.publicUrl)
    const answer = await session.post(door).send({ username: userName, password })
    expect(answer.body.twoFactorRedirect).toBe(true)
    await session.get('/api/v1/me').expect(401)
    return session
  }
  const code = codeOf(totpURI)
  expect((await verify(agent, code)).status).toBe(200)
  const replay = await begin()
  expect((await verify(replay, code)).status).toBe(401)
  await replay.get('/api/v1/me').expect(401)
  const wrong = await begin()
  expect((await verify(wrong, code === '000000' ? '000001' : '000000')).status).toBe(401)
  const rescue = await begin()
  const used = await rescue
    .post('/api/auth/two-factor/verify-backup-code')
    .send({ code: backupCodes[0] })
  expect(used.status).toBe(200)
  await rescue.get('/api/v1/me').expect(200)
  const again = await begin()
  const twice = await again
    .post('/api/auth/two-factor/verify-backup-code')
    .send({ code: backupCodes[0] })
  expect(twice.status).toBe(401)
})
