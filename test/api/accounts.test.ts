import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, harness } from '../harness.ts'

let house: Harness
beforeAll(async () => {
  house = await harness()
})
afterAll(() => house.close())

const draft = (grants: unknown) => ({
  userName: `p${house.build.mark()}`,
  name: '李某',
  password: 'a long enough password',
  grants,
})

test('an administrator makes an account that can sign in; the audit line says so', async () => {
  const { agent, actor } = await house.signIn('federation-admin')
  const unit = await house.build.unit()
  const wanted = draft([{ role: 'unit-manager', unit: unit.id }])
  const made = await agent.post('/api/v1/accounts').send(wanted)
  expect(made.status).toBe(200)
  expect(made.body).toMatchObject({ userName: wanted.userName, name: '李某', demo: false })
  expect(JSON.stringify(made.body)).not.toContain(wanted.password)
  await house.api
    .post('/api/auth/sign-in/username')
    .send({ username: wanted.userName, password: wanted.password })
    .expect(200)
  const [line] = await house.services.organisation.audit.list(1)
  expect(line).toMatchObject({
    verb: 'account.create',
    account: actor.account,
    subject: made.body.id,
  })
  expect(JSON.stringify(line)).not.toContain(wanted.password)
  const listed = await agent.get('/api/v1/accounts')
  expect(listed.body.accounts).toContainEqual(made.body)
})

test('refuses a user name that is taken, whatever its case, and keeps the first account', async () => {
  const { agent } = await house.signIn('federation-admin')
  const wanted = draft([{ role: 'evaluator' }])
  await agent.post('/api/v1/accounts').send(wanted).expect(200)
  const second = {
    ...wanted,
    userName: wanted.userName.toUpperCase(),
    password: 'another password',
  }
  await agent.post('/api/v1/accounts').send(second).expect(409)
  await house.api
    .post('/api/auth/sign-in/username')
    .send({ username: wanted.userName, password: wanted.password })
    .expect(200)
})

test('of ten accounts asked for at once under one name, one is made', async () => {
  const { agent } = await house.signIn('federation-admin')
  const wanted = draft([{ role: 'evaluator' }])
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => agent.post('/api/v1/accounts').send(wanted)),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(9)
  await house.api
    .post('/api/auth/sign-in/username')
    .send({ username: wanted.userName, password: wanted.password })
    .expect(200)
})

test.each([
  ['a password of nine characters', { password: '123456789' }, '/password'],
  ['a name nobody can see', { name: '李\u200b某' }, '/name'],
  ['a user name with a space', { userName: 'a b c' }, '/userName'],
  ['a manager of no unit', { grants: [{ role: 'unit-manager' }] }, '/grants'],
  ['an officer of no union', { grants: [{ role: 'union-officer' }] }, '/grants'],
  ['an analyst limited to a unit', { grants: [{ role: 'analyst', unit: 'x' }] }, '/grants'],
  ['an operator who is more', { grants: [{ role: 'operator' }, { role: 'analyst' }] }, '/grants'],
  ['a custodian who is more', { grants: [{ role: 'custodian' }, { role: 'lead' }] }, '/grants'],
  [
    'a unit that does not exist',
    { grants: [{ role: 'unit-manager', unit: 'none' }] },
    '/grants/0/unit',
  ],
  [
    'a union that does not exist',
    { grants: [{ role: 'union-officer', union: 'none' }] },
    '/grants/0/union',
  ],
])('refuses %s with a pointer to it', async (_, part, pointer) => {
  const { agent } = await house.signIn('federation-admin')
  const answer = await agent
    .post('/api/v1/accounts')
    .send({ ...draft([{ role: 'evaluator' }]), ...part })
  expect(answer.status).toBe(422)
  expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
})

test('refuses a manager who would judge', async () => {
  const { agent } = await house.signIn('federation-admin')
  const unit = await house.build.unit()
  const both = [{ role: 'unit-manager', unit: unit.id }, { role: 'evaluator' }]
  await agent.post('/api/v1/accounts').send(draft(both)).expect(422)
})

test('an operator hands out accounts, but none that sees figures; the attempt is on the trail', async () => {
  const { agent, actor } = await house.signIn('operator')
  await agent
    .post('/api/v1/accounts')
    .send(draft([{ role: 'evaluator' }]))
    .expect(200)
  for (const role of ['federation-admin', 'federation-reader', 'analyst', 'lead']) {
    const wanted = draft([{ role }])
    await agent.post('/api/v1/accounts').send(wanted).expect(403)
    expect((await house.services.organisation.audit.list(1))[0]).toMatchObject({
      verb: 'account.create-refused',
      account: actor.account,
      subject: wanted.userName,
    })
    await house.api
      .post('/api/auth/sign-in/username')
      .send({ username: wanted.userName, password: wanted.password })
      .expect(401)
  }
})

test('an operator cannot close a desk of the federation, nobody the own account', async () => {
  const operator = await house.signIn('operator')
  const admin = await house.signIn('federation-admin')
  await operator.agent.post(`/api/v1/accounts/${admin.actor.account}/disable`).expect(403)
  await admin.agent.post(`/api/v1/accounts/${admin.actor.account}/disable`).expect(409)
  await admin.agent.get('/api/v1/me').expect(200)
  await admin.agent.post('/api/v1/accounts/nobody/disable').expect(404)
})

test('a credential left by a crash does not block its user name', async () => {
  const { agent } = await house.signIn('federation-admin')
  const wanted = draft([{ role: 'evaluator' }])
  await agent.post('/api/v1/accounts').send(wanted).expect(200)
  // The crash: better-auth's part is there, ours is not.
  await house.services.databases.register
    .collection('accounts')
    .deleteOne({ userName: wanted.userName })
  const orphan = await house.api
    .post('/api/auth/sign-in/username')
    .send({ username: wanted.userName, password: wanted.password })
  expect(orphan.status).toBe(401)
  house.clock.advance(61)
  await agent
    .post('/api/v1/accounts')
    .send({ ...wanted, password: 'the second password' })
    .expect(200)
  await house.api
    .post('/api/auth/sign-in/username')
    .send({ username: wanted.userName, password: 'the second password' })
    .expect(200)
})

test('an empty house gets its first administrator once', async () => {
  const fresh = await harness()
  const { account } = fresh.services.organisation
  const first = await account.ensureFirstAdministrator()
  expect(first?.password.length).toBeGreaterThanOrEqual(20)
  expect(await account.ensureFirstAdministrator()).toBeUndefined()
  await fresh.api
    .post('/api/auth/sign-in/username')
    .send({ username: first?.userName, password: first?.password })
    .expect(200)
  await fresh.close()
})

test('clearing the example forgets its accounts, units and unions and nothing else', async () => {
  const { organisation } = house.services
  const kept = await house.signIn('analyst')
  const unit = await house.build.unit()
  await house.build.unit({ id: 'demo-unit', name: '示例宫', demo: true })
  await house.build.union({ id: 'demo-union', name: '示例工会', demo: true })
  const userName = `d${house.build.mark()}`
  await organisation.account.create({
    userName,
    name: '示例',
    password: 'a long enough password',
    grants: [{ role: 'analyst' }],
    demo: true,
  })
  await organisation.removeDemo()
  expect(await organisation.unit.find('demo-unit')).toBeUndefined()
  expect(await organisation.union.find('demo-union')).toBeUndefined()
  expect(await organisation.account.findByUserName(userName)).toBeUndefined()
  await house.api
    .post('/api/auth/sign-in/username')
    .send({ username: userName, password: 'a long enough password' })
    .expect(401)
  await kept.agent.get('/api/v1/me').expect(200)
  expect(await organisation.unit.find(unit.id)).toBeDefined()
})

test('passwords are stored only as salted hashes', async () => {
  const { userName, password } = await house.signIn('analyst')
  const { register } = house.services.databases
  for (const { name } of await register.listCollections())
    for await (const row of register.collection(name).find())
      expect(JSON.stringify(row)).not.toContain(password)
  expect(await register.collection('auth_users').findOne({ username: userName })).toBeTruthy()
})
