import type { Day } from '../../basics/days.ts'
import { Failure } from '../../basics/failure.ts'
import { type Actor, type Grant, hasRole, type Role } from '../actor.ts'
import { plainName } from '../name/plain-name.ts'

/** Somebody who can sign in. The password lives with better-auth, never here. */
export interface Account {
  readonly id: string
  readonly userName: string
  readonly name: string
  readonly grants: readonly Grant[]
  readonly demo: boolean
  readonly createdAt: Date
  readonly disabledAt?: Date | undefined
  /** Signed in with a password that somebody else knows: nothing is open until it is changed. */
  readonly passwordDue?: true | undefined
}

export interface NewAccount {
  readonly userName: string
  readonly name: string
  readonly password: string
  readonly grants: readonly Grant[]
  readonly demo?: boolean
}

/** Shortest password, in characters: length is worth more than rules about signs (NIST SP 800-63B). */
export const shortestPassword = 10
export const longestPassword = 128

/** User names are compared without case and width, so that no two look alike. */
export const foldUserName = (userName: string): string =>
  userName.normalize('NFKC').trim().toLowerCase()

const userNamePattern = /^[\p{Script=Han}a-z0-9][\p{Script=Han}a-z0-9._-]{1,31}$/u

/** Roles that see every unit's figures; only an administrator of the federation hands them out. */
const deskRoles: readonly Role[] = ['federation-admin', 'federation-reader', 'analyst', 'lead']
/** The operator sees no figures and the custodian stands outside the federation: neither holds another role. */
const lonely: readonly Role[] = ['operator', 'custodian']
/** Whoever judges or counts does not manage a unit at the same time. */
const judges: readonly Role[] = ['lead', 'evaluator', 'recorder', 'entry-clerk']

const scopeProblem = ({ role, unit, union }: Grant): string | undefined => {
  if ((role === 'unit-manager') !== (unit !== undefined))
    return role === 'unit-manager'
      ? '事业单位负责人要指明单位。'
      : '只有事业单位负责人可以限定到单位。'
  if ((role === 'union-officer') !== (union !== undefined))
    return role === 'union-officer'
      ? '工会经办人要指明工会组织。'
      : '只有工会经办人可以限定到工会组织。'
  return undefined
}

/** Why these grants cannot stand together in one account, or nothing. */
export function grantsProblem(grants: readonly Grant[]): string | undefined {
  if (grants.length === 0) return '至少要有一个角色。'
  for (const grant of grants) {
    const problem = scopeProblem(grant)
    if (problem !== undefined) return problem
  }
  const held = new Set(grants.map((grant) => grant.role))
  if (held.size > 1 && lonely.some((role) => held.has(role)))
    return '管理员和保管方不能兼任其他角色。'
  if (held.has('unit-manager') && judges.some((role) => held.has(role)))
    return '事业单位负责人不能兼任评估、记录或录入。'
  return undefined
}

/** What the trail says of grants. */
export const describeGrants = (grants: readonly Grant[]): string =>
  grants.map(({ role, unit, union }) => [role, unit ?? union].filter(Boolean).join(':')).join(' ')

/** Whether this actor may hand out these roles: an operator cannot make a desk that sees figures. */
export const mayGrant = (actor: Actor, grants: readonly Grant[]): boolean =>
  hasRole(actor, 'federation-admin') || !grants.some((grant) => deskRoles.includes(grant.role))

/** The new account in its stored spelling. @throws Failure `invalid` with a pointer for each thing wrong. */
export function checkNewAccount(input: NewAccount): NewAccount {
  const userName = foldUserName(input.userName)
  const { name, problem } = plainName(input.name, 30)
  const errors = []
  if (!userNamePattern.test(userName))
    errors.push({
      pointer: '/userName',
      detail: '用户名为 2 到 32 个汉字、字母或数字，可含点、下划线和短横线。',
    })
  if (name === undefined) errors.push({ pointer: '/name', detail: problem })
  const length = [...input.password].length
  if (length < shortestPassword || input.password.length > longestPassword)
    errors.push({
      pointer: '/password',
      detail: `密码要有 ${shortestPassword} 到 ${longestPassword} 个字符。`,
    })
  if (foldUserName(input.password).includes(userName))
    errors.push({ pointer: '/password', detail: '密码中不能有用户名。' })
  const refused = grantsProblem(input.grants)
  if (refused !== undefined) errors.push({ pointer: '/grants', detail: refused })
  if (name === undefined || errors.length > 0)
    throw new Failure('invalid', '账号的内容有误。', { errors })
  return { ...input, userName, name }
}

/** The grants that hold on a day. */
export const grantsOn = (grants: readonly Grant[], day: Day): Grant[] =>
  grants.filter((grant) => grant.until === undefined || grant.until >= day)
