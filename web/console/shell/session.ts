import { useQuery } from '@tanstack/react-query'
import { me } from '../../../api/contract/system.ts'
import { call } from '../data/call.ts'

/** Who is signed in; an error of status 401 when nobody is. */
export const useMe = () => useQuery({ queryKey: ['me'], queryFn: () => call(me) })

export type Me = NonNullable<ReturnType<typeof useMe>['data']>

export const hasRole = (me: Me | undefined, ...roles: readonly string[]): boolean =>
  me?.grants.some((grant) => roles.includes(grant.role)) ?? false

type SignIn = 'signed-in' | 'second-factor' | 'wrong' | 'locked' | 'offline'

async function post(path: string, body: unknown): Promise<Response | undefined> {
  return fetch(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined)
}

const verdict = (response: Response | undefined): SignIn | undefined => {
  if (response === undefined) return 'offline'
  if (response.status === 429) return 'locked'
  return response.ok ? undefined : 'wrong'
}

/** Signs in by user name and password; a second factor may still be wanted. */
export async function signIn(username: string, password: string): Promise<SignIn> {
  const response = await post('/sign-in/username', { username, password })
  const refused = verdict(response)
  if (refused !== undefined) return refused
  const answer: unknown = await response?.json().catch(() => ({}))
  const second = typeof answer === 'object' && answer !== null && 'twoFactorRedirect' in answer
  return second ? 'second-factor' : 'signed-in'
}

/** The second factor: six digits of the authenticator. */
export async function confirmCode(code: string): Promise<SignIn> {
  return verdict(await post('/two-factor/verify-totp', { code })) ?? 'signed-in'
}

export async function signOut(): Promise<void> {
  await post('/sign-out', {})
}

/** Changes the own password and ends all other sessions. True when the old one was right. */
export async function changePassword(currentPassword: string, newPassword: string) {
  const response = await post('/change-password', {
    currentPassword,
    newPassword,
    revokeOtherSessions: true,
  })
  return response?.ok === true
}
