import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { Problem } from '../../../api/contract/problem.ts'
import { me } from '../../../api/contract/system.ts'
import { doorWords as words } from '../../words/console/login.ts'
import { call } from '../data/call.ts'

/** Who is signed in; an error of status 401 when nobody is. */
export const useMe = () => useQuery({ queryKey: ['me'], queryFn: () => call(me) })

export type Me = NonNullable<ReturnType<typeof useMe>['data']>

export const hasRole = (me: Me | undefined, ...roles: readonly string[]): boolean =>
  me?.grants.some((grant) => roles.includes(grant.role)) ?? false

/** What a person is told when it was refused; nothing when it was done. */
export interface Said {
  readonly complaint?: string
}

async function ask(path: string, method: 'GET' | 'POST', body?: unknown) {
  return fetch(`/api/auth${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => undefined)
}

/** The server's own sentence: a wrong password, a lock and a server in trouble are not the same. */
async function complaintOf(response: Response | undefined): Promise<Said> {
  if (response === undefined) return { complaint: words.offline }
  if (response.ok) return {}
  const seconds = Number(response.headers.get('retry-after') ?? 0)
  if (response.status === 429 && seconds > 0)
    return { complaint: words.locked(Math.ceil(seconds / 60)) }
  const problem = Problem.safeParse(await response.json().catch(() => undefined))
  if (!problem.success) return { complaint: words.broken }
  const { detail, errors = [] } = problem.data
  return { complaint: errors[0]?.detail ?? detail }
}

const post = async (path: string, body: unknown): Promise<Said> =>
  complaintOf(await ask(path, 'POST', body))

/** Signs in by user name and password; a second factor may still be wanted. */
export async function signIn(
  username: string,
  password: string,
): Promise<Said & { readonly secondFactor?: boolean }> {
  const response = await ask('/sign-in/username', 'POST', { username, password })
  const said = await complaintOf(response)
  if (said.complaint !== undefined) return said
  const answer: unknown = await response?.json().catch(() => ({}))
  return {
    secondFactor: typeof answer === 'object' && answer !== null && 'twoFactorRedirect' in answer,
  }
}

/** The second factor: six digits of the authenticator. Also confirms one that has just been set up. */
export const confirmCode = (code: string): Promise<Said> =>
  post('/two-factor/verify-totp', { code })

/** One of the codes that were written down, instead of the authenticator; each opens the door once. */
export const confirmSpareCode = (code: string): Promise<Said> =>
  post('/two-factor/verify-backup-code', { code })

export async function signOut(): Promise<void> {
  await post('/sign-out', {})
}

/** Changes the own password and ends all other sessions. */
export const changePassword = (currentPassword: string, newPassword: string): Promise<Said> =>
  post('/change-password', { currentPassword, newPassword, revokeOtherSessions: true })

const Begun = z.object({
  totpURI: z.string(),
  backupCodes: z.array(z.string()),
})
/** What the authenticator needs, and the spare codes: shown once. */
export type SecondFactor = z.infer<typeof Begun>

/** Begins a second factor; it holds from the first confirmed code on. */
export async function beginSecondFactor(
  password: string,
): Promise<Said & { readonly second?: SecondFactor }> {
  const response = await ask('/two-factor/enable', 'POST', { password })
  const said = await complaintOf(response)
  if (said.complaint !== undefined) return said
  const parsed = Begun.safeParse(await response?.json().catch(() => undefined))
  return parsed.success ? { second: parsed.data } : { complaint: words.broken }
}

export const endSecondFactor = (password: string): Promise<Said> =>
  post('/two-factor/disable', { password })

const Session = z.object({ user: z.object({ twoFactorEnabled: z.boolean().nullish() }) })

/** Whether the own account asks for a second factor. */
export const useSecondFactor = () =>
  useQuery({
    queryKey: ['second-factor'],
    queryFn: async () => {
      const response = await ask('/get-session', 'GET')
      return Session.parse(await response?.json()).user.twoFactorEnabled === true
    },
  })
