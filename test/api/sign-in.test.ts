import supertest from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Failure } from '../../basics/failure.ts'
import { attemptStore } from '../../organisation/account/attempt.store.ts'
import { guarded } from '../../organisation/account/guard.ts'
import { connectDatabases } from '../../runtime/mongo.ts'
import { type Harness, harness } from '../harness.ts'

let house: Harness
beforeAll(async () => {
  house = await harness()
})
afterAll(() => house.close())

const door = '/api/auth/sign-in/username'
const knock = (username: string, password: string) =>
  house.api.post(door).send({ username, password })

test('a cookie is HttpOnly and SameSite=Lax, and Secure where the house is at https', async () => {
  const { userName, password } = await house.signIn('evaluator')
  const cookies = (await knock(userName, password)).get('Set-Cookie') ?? []
  expect(cookies).toHaveLength(1)
  expect(cookies[0]).toMatch(/HttpOnly/)
  expect(cookies[0]).toMatch(/SameSite=Lax/)
  expect(cookies[0]).not.toMatch(/Secure/)
  const safe = await harness({ publicUrl: 'https://final-say.example' })
  const made = await safe.signIn('evaluator')
  const answer = await safe.api
    .post(door)
    .send({ username: made.userName, password: made.password })
  expect(answer.get('Set-Cookie')?.[0]).toMatch(/^__Secure-.*; Secure/)
  await safe.close()
})

test('a user name is the same in any case and width', async () => {
  const { userName, password } = await house.signIn('recorder')
  const wide = [...userName.toUpperCase()]
    .map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
    .join('')
  expect((await knock(wide, password)).status).toBe(200)
})

test('an unknown name, a wrong password and a closed account are answered alike', async () => {
  const admin = await house.signIn('federation-admin')
  const { userName, password, actor } = await house.signIn('evaluator')
  const unknown = await knock('nobody-at-all', 'whatever it is')
  const wrong = await knock(userName, 'whatever it is')
  await admin.agent.post(`/api/v1/accounts/${actor.account}/disable`).expect(200)
  const closed = await knock(userName, password)
  for (const answer of [unknown, wrong, closed]) {
    expect(answer.status).toBe(401)
    expect(answer.type).toBe('application/problem+json')
    expect(answer.body).toEqual(unknown.body)
    expect(answer.get('Set-Cookie')).toBeUndefined()
  }
})

test('the fifth wrong password locks the account for a minute, the next for two, and the right one waits too', async () => {
  const { userName, password } = await house.signIn('evaluator')
  const neighbour = await house.signIn('evaluator')
  for (let count = 0; count < 5; count += 1)
    expect((await knock(userName, 'wrong password')).status).toBe(401)
  const locked = await knock(userName, password)
  expect(locked.status).toBe(429)
  const wait = Number(locked.get('Retry-After'))
  expect(wait).toBeGreaterThan(55)
  expect(wait).toBeLessThanOrEqual(60)
  expect((await knock(neighbour.userName, neighbour.password)).status).toBe(200)
  house.clock.advance(61)
  expect((await knock(userName, 'wrong password')).status).toBe(401)
  expect(Number((await knock(userName, password)).get('Retry-After'))).toBeGreaterThan(110)
  house.clock.advance(121)
  expect((await knock(userName, password)).status).toBe(200)
  expect((await knock(userName, 'wrong password')).status).toBe(401)
  expect((await knock(userName, password)).status).toBe(200)
})

test('tries at the same time count, and an unknown name locks like a known one', async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => knock('nobody-in-parallel', 'wrong password')),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(5)
  expect(statuses.filter((status) => status === 429)).toHaveLength(7)
})

test('a spray over many names is stopped at its address', async () => {
  const spray = await harness()
  const beside = await connectDatabases(spray.config)
  const attempts = attemptStore(beside.register)
  const wrong = new Failure('unauthenticated', '用户名或密码不对。')
  for (let count = 0; count < 61; count += 1) {
    const place = { subject: `n${count}`, address: '127.0.0.1' }
    const guess = guarded(
      place,
      { attempts, world: spray.world },
      () => true,
      () => Promise.reject(wrong),
    )
    await expect(guess).rejects.toBe(wrong)
  }
  const answer = await spray.api.post(door).send({ username: 'n99', password: 'x'.repeat(12) })
  expect(answer.status).toBe(429)
  spray.clock.advance(61)
  const later = await spray.api.post(door).send({ username: 'n99', password: 'x'.repeat(12) })
  expect(later.status).toBe(401)
  await beside.close()
  await spray.close()
})

test('a cookie opens nothing after signing out, while another session of the account goes on', async () => {
  const first = await house.signIn('analyst')
  const second = supertest.agent(house.server).set('Origin', house.config.publicUrl)
  await second.post(door).send({ username: first.userName, password: first.password }).expect(200)
  await first.agent.post('/api/auth/sign-out').expect(200)
  await house.api.get('/api/v1/me').set('Cookie', first.cookie).expect(401)
  await second.get('/api/v1/me').expect(200)
})

test('a session cannot be planted: signing in makes a new cookie, a forged one is nobody', async () => {
  const { userName, password, cookie } = await house.signIn('analyst')
  const planted = await house.api
    .post(door)
    .set('Cookie', cookie)
    .set('Origin', house.config.publicUrl)
    .send({ username: userName, password })
  expect(planted.get('Set-Cookie')?.[0]?.split(';')[0]).not.toBe(cookie)
  const forged = cookie.replace(/=(..)/, '=XX')
  await house.api.get('/api/v1/me').set('Cookie', forged).expect(401)
})

test('closing an account ends its sessions at once', async () => {
  const admin = await house.signIn('federation-admin')
  const { agent, actor } = await house.signIn('analyst')
  await agent.get('/api/v1/me').expect(200)
  await admin.agent.post(`/api/v1/accounts/${actor.account}/disable`).expect(200)
  await agent.get('/api/v1/me').expect(401)
})

test('a grant ends after its last day', async () => {
  const until = house.clock.now().toISOString().slice(0, 10)
  const { agent } = await house.signIn([{ role: 'analyst', until }])
  expect((await agent.get('/api/v1/me')).body.grants).toEqual([{ role: 'analyst', until }])
  house.clock.advance(2 * 24 * 3600)
  expect((await agent.get('/api/v1/me')).body.grants).toEqual([])
  await agent.get('/api/v1/jobs').expect(403)
})

test('somebody changes the own password, needs the old one, and can end the other sessions', async () => {
  const { agent, userName, password, cookie } = await house.signIn('lead')
  const change = (currentPassword: string, newPassword: string) =>
    agent
      .post('/api/auth/change-password')
      .send({ currentPassword, newPassword, revokeOtherSessions: true })
  const wrong = await change('not the old one', 'a new long password')
  expect(wrong.status).toBe(422)
  expect(wrong.body.errors).toEqual([{ pointer: '/password', detail: '密码不对。' }])
  expect((await change(password, 'short')).status).toBe(422)
  const named = await change(password, `my ${userName.toUpperCase()} pass`)
  expect(named.body.errors).toEqual([{ pointer: '/newPassword', detail: '密码中不能有用户名。' }])
  expect((await change(password, 'a new long password')).status).toBe(200)
  await house.api.get('/api/v1/me').set('Cookie', cookie).expect(401)
  await agent.get('/api/v1/me').expect(200)
  expect((await knock(userName, password)).status).toBe(401)
  expect((await knock(userName, 'a new long password')).status).toBe(200)
})

test('guessing the old password from a stolen session is locked as well', async () => {
  const { agent } = await house.signIn('lead')
  const guess = () =>
    agent
      .post('/api/auth/change-password')
      .send({ currentPassword: 'a wrong guess', newPassword: 'a new long password' })
  for (let count = 0; count < 5; count += 1) expect((await guess()).status).toBe(422)
  expect((await guess()).status).toBe(429)
})
