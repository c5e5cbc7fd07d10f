import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../organisation/index.ts'
import { type Harness, harness } from '../harness.ts'

let house: Harness
let admin: Awaited<ReturnType<Harness['signIn']>>
beforeAll(async () => {
  house = await harness()
  admin = await house.signIn('federation-admin')
})
afterAll(() => house.close())

const pathOf = (account: string, what: string) => `/api/v1/accounts/${account}/${what}`
const lastLine = async () => (await house.services.organisation.audit.list(1))[0]

async function signIn(userName: string, password: string) {
  const agent = supertest.agent(house.server).set('Origin', house.config.publicUrl)
  const { status } = await agent
    .post('/api/auth/sign-in/username')
    .send({ username: userName, password })
  return { agent, status }
}

describe('a forgotten password', () => {
  it('is replaced by one that opens nothing but its own change', async () => {
    const someone = await house.signIn('analyst')
    const reset = await admin.agent.post(pathOf(someone.actor.account, 'password')).expect(200)
    const { userName, password } = reset.body
    expect(userName).toBe(someone.userName)
    expect(password).toMatch(/^[0-9a-z]{5}(-[0-9a-z]{5}){3}$/)
    expect(await lastLine()).toMatchObject({
      verb: 'account.reset',
      account: admin.actor.account,
      subject: someone.actor.account,
    })
    expect(JSON.stringify(await lastLine())).not.toContain(password)
    await someone.agent.get('/api/v1/me').expect(401)
    expect((await signIn(userName, someone.password)).status).toBe(401)

    const { agent } = await signIn(userName, password)
    expect((await agent.get('/api/v1/me').expect(200)).body).toMatchObject({ passwordDue: true })
    const refused = await agent.get('/api/v1/rounds').expect(403)
    expect(refused.body.detail).toBe('这是一次性密码，请先改成自己的密码。')
    const change = (newPassword: string) =>
      agent.post('/api/auth/change-password').send({ currentPassword: password, newPassword })
    expect((await change(password)).status).toBe(422)
    await agent.get('/api/v1/rounds').expect(403)
    expect((await change('a password of my own')).status).toBe(200)
    await agent.get('/api/v1/rounds').expect(200)
    expect((await agent.get('/api/v1/me').expect(200)).body.passwordDue).toBeUndefined()
    expect((await signIn(userName, password)).status).toBe(401)
  })

  it('is never the own one, nor one of a closed or unknown account', async () => {
    await admin.agent.post(pathOf(admin.actor.account, 'password')).expect(409)
    await admin.agent.get('/api/v1/me').expect(200)
    await admin.agent.post(pathOf('nobody', 'password')).expect(404)
    const gone = await house.signIn('evaluator')
    await admin.agent.post(pathOf(gone.actor.account, 'disable')).expect(200)
    await admin.agent.post(pathOf(gone.actor.account, 'password')).expect(409)
  })
})

describe('roles', () => {
  it('change for the next request, with what was and what is on the trail', async () => {
    const unit = await house.build.unit()
    const someone = await house.signIn('analyst')
    await someone.agent.get('/api/v1/rounds').expect(200)
    const grants = [{ role: 'unit-manager', unit: unit.id, until: '2099-12-31' }]
    const changed = await admin.agent
      .put(pathOf(someone.actor.account, 'grants'))
      .send({ grants })
      .expect(200)
    expect(changed.body.grants).toEqual(grants)
    await someone.agent.get('/api/v1/rounds').expect(403)
    expect(await lastLine()).toMatchObject({
      verb: 'account.grant',
      subject: someone.actor.account,
      detail: `${someone.userName} analyst → unit-manager:${unit.id}`,
    })
  })

  it('are refused where they cannot stand together or name what is not there; nothing changes', async () => {
    const someone = await house.signIn('evaluator')
    const put = (grants: unknown) =>
      admin.agent.put(pathOf(someone.actor.account, 'grants')).send({ grants })
    expect((await put([{ role: 'operator' }, { role: 'analyst' }])).status).toBe(422)
    const lost = await put([{ role: 'unit-manager', unit: 'none' }])
    expect(lost.body.errors).toMatchObject([{ pointer: '/grants/0/unit' }])
    expect((await put([])).status).toBe(400)
    const me = await someone.agent.get('/api/v1/me').expect(200)
    expect(me.body.grants).toEqual([{ role: 'evaluator' }])
  })

  it('are never one’s own to change', async () => {
    await admin.agent
      .put(pathOf(admin.actor.account, 'grants'))
      .send({ grants: [{ role: 'operator' }] })
      .expect(409)
  })
})

const desks: readonly Role[] = ['federation-admin', 'federation-reader', 'analyst', 'lead']
const others: readonly Role[] = ['evaluator', 'recorder', 'entry-clerk', 'custodian', 'operator']

describe('an operator', () => {
  it.each([
    ...desks.map((role) => [role, 403] as const),
    ...others.map((role) => [role, 200] as const),
  ])('cares for an account that is %s: %i', async (role, status) => {
    const operator = await house.signIn('operator')
    const held = await house.signIn(role)
    await operator.agent.post(pathOf(held.actor.account, 'password')).expect(status)
    const from = await house.signIn(role)
    await operator.agent
      .put(pathOf(from.actor.account, 'grants'))
      .send({ grants: [{ role: 'recorder' }] })
      .expect(status)
    const to = await house.signIn('recorder')
    await operator.agent
      .put(pathOf(to.actor.account, 'grants'))
      .send({ grants: [{ role }] })
      .expect(status)
    const refused = status === 403
    expect((await lastLine())?.verb).toBe(refused ? 'account.grant-refused' : 'account.grant')
    if (refused) await held.agent.get('/api/v1/me').expect(200)
  })
})
