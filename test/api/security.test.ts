import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Operation } from '../../api/contract/operation.ts'
import { policy } from '../../api/policy.ts'
import { routes } from '../../api/routes/index.ts'
import { encodeId } from '../../basics/ids.ts'
import { type Grant, type Role, roles } from '../../organisation/index.ts'
import { type Harness, harness } from '../harness.ts'

let house: Harness
let people: Map<Role, Awaited<ReturnType<Harness['signIn']>>>
const grantOf = (role: Role): Grant => ({
  role,
  ...(role === 'unit-manager' ? { unit: 'own-unit' } : {}),
  ...(role === 'union-officer' ? { union: 'own-union' } : {}),
})

beforeAll(async () => {
  house = await harness()
  people = new Map()
  for (const role of roles) people.set(role, await house.signIn([grantOf(role)]))
})
afterAll(() => house.close())

/** An identifier of the right shape that nobody has: a unit's or round's code, or an id. */
const nobodys = ['zzzzzzzz', encodeId(new Uint8Array(16).fill(0x5a))]
const pathOf = (contract: Operation, id = nobodys[0] ?? '') =>
  `/api/v1${contract.path.replaceAll(/\{\w+\}/g, id)}`
const contracts = routes.map(({ contract }) => contract)
const nameOf = (contract: Operation) => `${contract.method.toUpperCase()} ${contract.path}`
const rolesOf = ({ verb }: Operation): readonly Role[] => {
  const rule = policy[verb]
  if (typeof rule !== 'string') return rule
  return rule === 'signed-in' ? roles : []
}
const closed = contracts.filter(({ verb }) => policy[verb] !== 'anyone')
const changing = closed.filter(({ method }) => method !== 'get')
const person = (role: Role) => {
  const found = people.get(role)
  if (found === undefined) throw new Error(`nobody is ${role}`)
  return found
}

test('every route has a rule, and no two routes share a method and path', () => {
  expect(contracts.every(({ verb }) => Object.hasOwn(policy, verb))).toBe(true)
  expect(new Set(contracts.map(nameOf)).size).toBe(contracts.length)
  expect(closed.length).toBeGreaterThan(8)
})

describe.each(closed.map((contract) => [nameOf(contract), contract] as const))(
  '%s',
  (_, contract) => {
    test('is closed to whoever is not signed in', async () => {
      const answer = await house.api[contract.method](pathOf(contract))
      expect(answer.status).toBe(401)
      expect(answer.body).toMatchObject({ code: 'unauthenticated' })
    })

    test('is closed to every role the table does not name, and to those only', async () => {
      const allowed = rolesOf(contract)
      for (const role of roles) {
        const answer = await person(role).agent[contract.method](pathOf(contract))
        const outcome = answer.body?.detail === '您的账号没有这项权限。' ? 'refused' : 'admitted'
        expect([role, outcome]).toEqual([role, allowed.includes(role) ? 'admitted' : 'refused'])
        if (outcome === 'refused') expect(answer.status).toBe(403)
      }
    })
  },
)

describe.each(changing.map((contract) => [nameOf(contract), contract] as const))(
  '%s',
  (_, contract) => {
    test.each(['https://evil.example', 'null', 'not an address', 'http://localhost.evil.example'])(
      'refuses a page at %s',
      async (origin) => {
        const role = rolesOf(contract)[0] ?? 'federation-admin'
        const answer = await person(role)
          .agent[contract.method](pathOf(contract))
          .set('Origin', origin)
        expect(answer.status).toBe(403)
        expect(answer.body.detail).toContain('别的网站')
      },
    )
  },
)

/** A year is no object: an empty one is answered as such. */
const withPath = closed.filter(({ path }) => /\{(?!year\})/.test(path))

/** What a role gets for objects that nobody has; a change is sent with an empty body. */
async function answersFor(contract: Operation, role: Role): Promise<number[]> {
  const statuses = []
  for (const id of nobodys) {
    const request = person(role).agent[contract.method](pathOf(contract, id))
    statuses.push((await (contract.method === 'get' ? request : request.send({}))).status)
  }
  return statuses
}

describe.each(withPath.map((contract) => [nameOf(contract), contract] as const))(
  '%s',
  (_, contract) => {
    test('answers what does not exist with 404 to everybody it admits', async () => {
      const reading = contract.method === 'get'
      // A change may be refused for its empty body before anybody looks for its object.
      const allowed = reading ? [400, 404] : [400, 404, 415, 422]
      for (const role of rolesOf(contract)) {
        const statuses = await answersFor(contract, role)
        expect([role, ...statuses.filter((status) => !allowed.includes(status))]).toEqual([role])
        if (reading) expect([role, statuses.includes(404)]).toEqual([role, true])
      }
    })
  },
)

test('an unknown verb of HTTP on a known path is 405 and names the known ones', async () => {
  const answer = await house.api.delete('/api/v1/units')
  expect(answer.status).toBe(405)
  expect(answer.get('Allow')).toContain('GET')
})

test('a session in two places works in both; other sites get no access by CORS', async () => {
  const { cookie } = person('analyst')
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      house.api.get('/api/v1/me').set('Cookie', cookie).set('Origin', 'https://evil.example'),
    ),
  )
  for (const answer of answers) {
    expect(answer.status).toBe(200)
    expect(answer.get('Access-Control-Allow-Origin')).toBeUndefined()
    expect(answer.get('Cache-Control')).toBe('no-store')
  }
})
