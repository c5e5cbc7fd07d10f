import { z } from 'zod'
import { operation } from './operation.ts'

export const Role = z
  .enum([
    'operator',
    'federation-admin',
    'federation-reader',
    'analyst',
    'lead',
    'evaluator',
    'recorder',
    'entry-clerk',
    'unit-manager',
    'union-officer',
    'custodian',
  ])
  .meta({ id: 'Role', description: 'What an account may be' })

export const Grant = z
  .strictObject({
    role: Role,
    unit: z.string().max(32).optional().meta({ description: 'Code of the unit it is limited to' }),
    union: z
      .string()
      .max(32)
      .optional()
      .meta({ description: 'Code of the union whose branch it is limited to' }),
    until: z.iso.date().optional().meta({ description: 'Last day on which the grant holds' }),
  })
  .meta({ id: 'Grant' })

export const Account = z
  .strictObject({
    id: z.string(),
    userName: z.string().meta({ example: 'pinggu-01' }),
    name: z.string().meta({ example: '李某' }),
    grants: z.array(Grant),
    demo: z.boolean(),
    createdAt: z.iso.datetime(),
    disabledAt: z.iso.datetime().optional(),
    passwordDue: z
      .literal(true)
      .optional()
      .meta({ description: 'Has a one-time password and must choose another first' }),
  })
  .meta({ id: 'Account' })

export const listAccounts = operation({
  method: 'get',
  path: '/accounts',
  summary: 'All accounts by user name',
  verb: 'account.list',
  response: z.strictObject({ accounts: z.array(Account) }),
})

export const createAccount = operation({
  method: 'post',
  path: '/accounts',
  summary: 'Make an account; its owner changes the password after the first sign-in',
  verb: 'account.create',
  body: z.strictObject({
    userName: z.string().min(1).max(64),
    name: z.string().min(1).max(60),
    password: z.string().max(200),
    grants: z.array(Grant).min(1).max(20),
  }),
  response: Account,
  failures: ['invalid', 'conflict'],
})

const AccountRef = z.strictObject({ account: z.string().min(1).max(40) })

export const disableAccount = operation({
  method: 'post',
  path: '/accounts/{account}/disable',
  summary: 'Close an account: its sessions end and its password opens nothing',
  verb: 'account.disable',
  params: AccountRef,
  response: Account,
  failures: ['conflict'],
})

export const changeGrants = operation({
  method: 'put',
  path: '/accounts/{account}/grants',
  summary: 'Give an account other roles; they hold from its next request on',
  verb: 'account.grant',
  params: AccountRef,
  body: z.strictObject({ grants: z.array(Grant).min(1).max(20) }),
  response: Account,
  failures: ['not-found', 'conflict', 'invalid'],
})

export const resetPassword = operation({
  method: 'post',
  path: '/accounts/{account}/password',
  summary: 'A one-time password for somebody who forgot theirs, told this once; sessions end',
  verb: 'account.reset',
  params: AccountRef,
  response: z.strictObject({ userName: z.string(), password: z.string() }),
  failures: ['not-found', 'conflict'],
})
