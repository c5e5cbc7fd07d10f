import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { me } from '../../../api/contract/system.ts'
import { call } from '../data/call.ts'

/** Who is signed in; an error of status 401 when nobody is. */
export const useMe = () => useQuery({ queryKey: ['me'], queryFn: () => call(me) })

export type Me = NonNullable<ReturnType<typeof useMe>['data']>

export const hasRole = (me: Me | undefined, ...roles: readonly string[]): boolean =>
  me?.grants.some((grant) => roles.includes(grant.role)) ?? false

type Refused = 'wrong' | 'locked' | 'offline'
type SignIn = 'signed-in' | 'second-factor' | Refused

async function post(path: string, body: unknown): Promise<Response | undefined> {
  return fetch(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined)
}

const verdict = (response: Response | undefined): Refused | undefined => {
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

/** The second factor: six digits of the authenticator. Also confirms one that has just been set up. */
export async function confirmCode(code: string): Promise<'signed-in' | Refused> {
  return verdict(await post('/two-factor/verify-totp', { code })) ?? 'signed-in'
}

export async function signOut(): Promise<void> {
  await post('/sign-out', {})
}

/** Changes the own password and ends all other sessions. */
export async function changePassword(
  currentPassword: string,
  newPassword: string,
): Promise<'changed' | Refused> {
  const answer = await post('/change-password', {
    currentPassword,
    newPassword,
    revokeOtherSessions: true,
  })
  return verdict(answer) ?? 'changed'
}

const Begun = z.object({
  totpURI: z.string(),
  backupCodes: z.array(z.string()),
})
/** What the authenticator needs, and the spare codes: shown once. */
export type SecondFactor = z.infer<typeof Begun>

/** Begins a second factor; it holds from the first confirmed code on. */
export async function beginSecondFactor(password: string): Promise<SecondFactor | Refused> {
  const response = await post('/two-factor/enable', { password })
  const refused = verdict(response)
  if (refused !== undefined) return refused
  const parsed = Begun.safeParse(await response?.json().catch(() => undefined))
  return parsed.success ? parsed.data : 'offline'
}
