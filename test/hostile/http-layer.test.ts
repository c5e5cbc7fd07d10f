import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, harness } from '../harness.ts'

let house: Harness
let admin: Awaited<ReturnType<Harness['signIn']>>
beforeAll(async () => {
  house = await harness()
  admin = await house.signIn('federation-admin')
})
afterAll(() => house.close())

const accounts = '/api/v1/accounts'
const post = (body: string | Buffer, type = 'application/json') =>
  admin.agent.post(accounts).set('Content-Type', type).send(body)

/** Bytes as they are, as the administrator. */
function sent(body: string | Buffer, type?: string) {
  const address = house.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return fetch(`http://127.0.0.1:${address.port}${accounts}`, {
    method: 'POST',
    headers: { cookie: admin.cookie, ...(type === undefined ? {} : { 'content-type': type }) },
    body: new Blob([body]),
  })
}

/** Bytes as they are, over a socket; the answer's first line. */
function raw(text: string): Promise<string> {
  const address = house.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return new Promise((resolve, reject) => {
    const socket = connect(address.port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''))
    // The server may hang up on the rest of such a request; what it said before counts.
    socket.on('error', (error) =>
      answer === '' ? reject(error) : resolve(answer.split('\r\n')[0] ?? ''),
    )
  })
}

test.each(['before[$ne]=1', 'before[$gt]=', '$where=sleep(9)', 'before=1&before=2', 'x=1'])(
  'the query %s is no filter but a mistake',
  async (query) => {
    expect((await admin.agent.get(`/api/v1/audit?${query}`)).status).toBe(400)
  },
)

test.each([
  [
    'an operator in place of a text',
    '{"userName":{"$gt":""},"name":"a","password":"b","grants":[]}',
  ],
  ['a key that begins with $', '{"$where":"1"}'],
  ['a key with a dot', '{"user.name":"a"}'],
  ['a prototype', '{"__proto__":{"admin":true},"userName":"a"}'],
  ['a bare NaN', '{"a":NaN}'],
  ['half a document', '{"userName":'],
  ['a text', '"userName"'],
  ['nothing', ''],
  ['5,000 levels', `${'['.repeat(5000)}${']'.repeat(5000)}`],
  ['5,000 levels inside', `{"grants":${'['.repeat(5000)}${']'.repeat(5000)}}`],
])('refuses %s with 400 and stays up', async (_, body) => {
  const answer = await post(body)
  expect(answer.status).toBe(400)
  expect(answer.type).toBe('application/problem+json')
  await house.api.get('/api/v1/health').expect(200)
})

const whole =
  '{"userName":"hostile-1","name":"张某","password":"correct horse battery","grants":[]}'

test.each([
  ['invalid UTF-8', Buffer.concat([Buffer.from(whole.slice(0, 30)), Buffer.from([0xff, 0x22])])],
  ['a byte-order mark', `\ufeff${whole}`],
  ['a NUL', whole.replace('张某', '张\\u0000某')],
  ['a lone surrogate', whole.replace('张某', '张\\ud800某')],
  ['a key with a NUL', whole.replace('"name"', '"na\\u0000me"')],
])('refuses %s with 400, and no account is made', async (_, body) => {
  const answer = await sent(body, 'application/json')
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ code: 'malformed' })
  expect(await house.services.databases.register.collection('accounts').countDocuments()).toBe(1)
})

test('a body without a type is 415', async () => {
  expect((await sent(whole)).status).toBe(415)
})

test('names every mistake of a body at once', async () => {
  const answer = await post('{"userName":1,"name":2,"password":"x","grants":[{"role":"emperor"}]}')
  expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual(
    expect.arrayContaining(['/userName', '/name', '/grants/0/role']),
  )
})

test.each([
  'text/plain',
  'multipart/form-data',
  'application/xml',
  'application/x-www-form-urlencoded',
])('a body of type %s is 415', async (type) => {
  expect((await post('{}', type)).status).toBe(415)
})

test('a body over the limit is 413 before it is parsed', async () => {
  expect((await post(`{"a":"${'x'.repeat(1_100_000)}"}`)).status).toBe(413)
})

test('a compressed body is not unfolded', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000))
  const answer = await admin.agent
    .post(accounts)
    .set('Content-Type', 'application/json')
    .set('Content-Encoding', 'gzip')
    .send(bomb)
  expect([413, 415]).toContain(answer.status)
})

test('a method cannot be overridden', async () => {
  const answer = await admin.agent.get(accounts).set('X-HTTP-Method-Override', 'DELETE')
  expect(answer.status).toBe(200)
  for (const method of ['put', 'patch', 'delete', 'options'] as const)
    expect((await admin.agent[method](accounts)).status).toBe(405)
})

test.each(['/api/v1/units/..%2f..%2fetc', '/api/v1/units/%00', '/api/v1/units/%E0%A4%A'])(
  'the path %s leads nowhere',
  async (path) => {
    expect([400, 404]).toContain((await admin.agent.get(path)).status)
  },
)

test('two lengths, folded headers and headers without end never reach the house', async () => {
  const head = `POST ${accounts} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`
  const smuggled = `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`
  expect(await raw(smuggled)).toContain(' 400 ')
  expect(await raw(`${head}X-Long: a\r\n folded\r\nContent-Length: 0\r\n\r\n`)).toMatch(/ 40[01] /)
  expect(await raw(`${head}X-Long: ${'a'.repeat(65_536)}\r\n\r\n`)).toContain(' 431 ')
})

test('an unforeseen error tells a number and nothing else', async () => {
  const { register } = house.services.databases
  // A row that cannot be shown: the response contract refuses it.
  await register.collection('units').insertOne({ name: 'broken' })
  const answer = await admin.agent.get('/api/v1/units')
  await register.collection('units').deleteOne({ name: 'broken' })
  expect(answer.status).toBe(500)
  expect(Object.keys(answer.body).sort()).toEqual([
    'code',
    'detail',
    'instance',
    'status',
    'title',
    'type',
  ])
  expect(JSON.stringify(answer.body)).not.toMatch(/zod|mongo|at /i)
})
