import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OwnEngine, ownEngine } from '../faults/own-engine.ts'
import { day, type Poll, poll } from '../faults/poll.ts'
import { houseEnvironment, type Program, startApi, startWorker } from '../faults/product.ts'

const password = 'correct horse battery staple'
const phone = '13800138000'
const person = '欧阳某某'

let environment: ReturnType<typeof houseEnvironment>
let mongod: OwnEngine
let valkey: OwnEngine
let api: Program & { readonly url: string }
let worker: Program
let late: Program | undefined
let votes: Poll

beforeAll(async () => {
  mongod = await ownEngine('mongod')
  valkey = await ownEngine('valkey')
  environment = houseEnvironment({
    MONGODB_URI: mongod.address,
    REDIS_URL: valkey.address,
    LOG_LEVEL: 'debug',
  })
  votes = await poll(environment, 30)
  api = await startApi(environment)
  worker = await startWorker(environment)
})

afterAll(async () => {
  await Promise.all([api, worker, late].map((program) => program?.kill()))
  await votes.services.close()
  await Promise.all([mongod.remove(), valkey.remove()])
})

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${api.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })

/** Signs in over HTTP; the cookie. */
async function signIn(): Promise<string> {
  await votes.services.organisation.account.create({
    userName: 'lead-1',
    name: person,
    password,
    grants: [{ role: 'federation-admin' }],
  })
  const door = '/api/auth/sign-in/username'
  const credentials = JSON.stringify({ username: 'lead-1', password })
  expect((await post(door, credentials.slice(0, -1))).status).toBe(400)
  const answer = await post(door, credentials)
  expect(answer.status).toBe(200)
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

/** Everything that goes wrong with a person's data in it. */
async function stumble(cookie: string): Promise<void> {
  const account = `{"userName":"${phone}","name":"${person}","password":"${password}","grants":[]`
  expect((await post('/api/v1/accounts', account, { cookie })).status).toBe(400)
  expect((await post('/api/v1/accounts', `${account},"x":1}`, { cookie })).status).toBe(400)
  const roster = `姓名,编号,手机,单位\n${person},1,${phone},nowhere`
  const links = `/api/v1/rounds/${votes.round}/links`
  expect((await post(links, roster, { cookie, 'content-type': 'text/csv' })).status).toBe(422)
  const units = votes.services.databases.register.collection('units')
  await units.insertOne({ name: `${person} ${phone}` })
  expect((await fetch(`${api.url}/api/v1/units`, { headers: { cookie } })).status).toBe(500)
  await units.deleteOne({ name: `${person} ${phone}` })
}

/** Every write that Valkey has seen, also of what has expired since. */
async function queueHistory(): Promise<string> {
  const folder = join(valkey.place.folder, 'appendonlydir')
  const files = await readdir(folder)
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('\n')
}

it('after a whole round with mistakes and dying databases, no log and no queue knows a secret', async () => {
  const cookie = await signIn()
  await stumble(cookie)
  const crowd = votes.crowd(api.url, 30)
  await votes.more(5)
  await mongod.kill()
  await valkey.kill()
  await Promise.all([mongod.start(), valkey.start()])
  await crowd
  await worker.kill()
  late = await startWorker(environment, day + 3600_000)
  await votes.until(
    async () => (await votes.services.surveys.round.read(votes.round)).state === 'computed',
  )
  const database = await readFile(mongod.place.log, 'utf8')
  const queue = await queueHistory()
  expect(queue).toContain('seal-round')
  const written = [...api.lines, ...worker.lines, ...late.lines, queue, database].join('\n')
  expect(api.lines.some((line) => line.includes('unforeseen error'))).toBe(true)
  expect(api.lines.some((line) => line.includes('refused'))).toBe(true)
  const tokens = cookie.split('; ').map((pair) => pair.slice(pair.indexOf('=') + 1).slice(0, 20))
  const words = [password, phone, person, ...tokens, ...votes.unspeakable()]
  expect(words.length).toBeGreaterThan(300)
  expect(words.filter((word) => written.includes(word))).toEqual([])
  expect(database).not.toContain('"Slow query"')
}, 240_000)
