import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, harness } from '../harness.ts'

let house: Harness
beforeAll(async () => {
  house = await harness()
})
afterAll(() => house.close())

const door = '/api/auth/sign-in/username'

test('nothing else of the account library is open, least of all signing up', async () => {
  for (const path of [
    '/sign-up/email',
    '/sign-in/email',
    '/is-username-available',
    '/update-user',
    '/delete-user',
    '/forget-password',
    '/request-password-reset',
    '/list-sessions',
    '/ok',
    '/constructor',
    '/',
    '/sign-in/username/',
    '//sign-in/username',
  ])
    expect([path, (await house.api.post(`/api/auth${path}`).send({})).status]).toEqual([path, 404])
  expect((await house.api.get(door)).status).toBe(405)
})

test.each([
  ['https://evil.example', 403],
  ['null', 403],
  ['http://localhost:3000.evil.example', 403],
  ['http://localhost:3000', 200],
])('signing in from a page at %s answers %i', async (origin, status) => {
  const { userName, password } = await house.signIn('evaluator')
  const answer = await house.api
    .post(door)
    .set('Origin', origin)
    .send({ username: userName, password })
  expect(answer.status).toBe(status)
})

test('a page opened under another name on the local network is at home there', async () => {
  const { userName, password, cookie } = await house.signIn('federation-admin')
  const answer = await house.api
    .post(door)
    .set('Host', 'phone-desk.lan:3000')
    .set('Origin', 'http://phone-desk.lan:3000')
    .set('Cookie', cookie)
    .send({ username: userName, password })
  expect(answer.status).toBe(200)
})

test('a body that is too large, no JSON, compressed or of the wrong shape is refused', async () => {
  const post = (type: string, body: string) =>
    house.api.post(door).set('Content-Type', type).send(body)
  expect((await post('application/json', `{"a":"${'x'.repeat(20_000)}"}`)).status).toBe(413)
  expect((await post('application/json', '{"username":')).status).toBe(400)
  expect((await post('application/json', '{"username":{"$ne":""},"password":"x"}')).status).toBe(
    400,
  )
  expect((await post('text/plain', '{}')).status).toBe(415)
  expect((await post('application/x-www-form-urlencoded', 'username=a')).status).toBe(415)
  const packed = await house.api
    .post(door)
    .set('Content-Type', 'application/json')
    .set('Content-Encoding', 'gzip')
    .send('{}')
  expect(packed.status).toBe(415)
})
