import { mongodbAdapter } from '@better-auth/mongo-adapter'
import { betterAuth } from 'better-auth'
import { isAPIError } from 'better-auth/api'
import { twoFactor, username } from 'better-auth/plugins'
import { type Database, isDuplicateKey } from '../../basics/database.ts'
import { Failure } from '../../basics/failure.ts'
import { foldUserName, longestPassword, shortestPassword } from './account.ts'

export interface AuthSettings {
  readonly register: Database
  readonly secret: string
  /** Address of the house; sessions are marked `Secure` when it is https. */
  readonly publicUrl: string
  readonly newId: () => string
}

/** What better-auth refused: its status and machine-readable code, told by type and never by text. */
export interface AuthRefusal {
  readonly status: number
  readonly code: string
}

/** An answer, or what better-auth refused. */
export type AuthAnswer =
  | { readonly answer: Response; readonly refusal?: undefined }
  | { readonly refusal: AuthRefusal; readonly answer?: undefined }

const refusal = (status: number, body: unknown): AuthAnswer => {
  const { code } = (body ?? {}) as { code?: unknown }
  return { refusal: { status, code: typeof code === 'string' ? code : '' } }
}

/** A page is at home under the house's own address and under whatever name it was opened with on a local network. */
export const homeOrigins = (publicUrl: string, host: string | null | undefined): string[] => [
  new URL(publicUrl).origin,
  ...(host === null || host === undefined ? [] : [`http://${host}`, `https://${host}`]),
]

const build = ({ register, secret, publicUrl, newId }: AuthSettings) => {
  // mongoose carries a copy of the driver of its own; the adapter needs only what the copies share.
  const db = register.db as unknown as Parameters<typeof mongodbAdapter>[0]
  return betterAuth({
    appName: '职工说了算',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: mongodbAdapter(db),
    trustedOrigins: async (request) => homeOrigins(publicUrl, request?.headers.get('host')),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    user: { modelName: 'auth_users' },
    account: { modelName: 'auth_credentials' },
    verification: { modelName: 'auth_verifications' },
    session: {
      modelName: 'auth_sessions',
      // A working day, then sign in again.
      expiresIn: 12 * 3600,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 1,
        maxUsernameLength: 64,
        usernameNormalization: foldUserName,
        // The shape is checked where accounts are made; here any text is simply somebody unknown.
        usernameValidator: () => true,
      }),
      twoFactor({ issuer: '职工说了算', schema: { twoFactor: { modelName: 'auth_two_factors' } } }),
    ],
    advanced: {
      cookiePrefix: 'final-say',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { disableIpTracking: true },
      database: { generateId: newId },
    },
    // The house counts tries itself, in the register, so that every API process counts the same.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    onAPIError: { throw: true },
  })
}

/** better-auth behind what the rooms need of it: its collections, its ids and its client stay in this file. */
export const authStore = (settings: AuthSettings) => {
  const auth = build(settings)
  return {
    /** Answers a request below `/api/auth`; faults of a store are thrown as they are. */
    async handle(request: Request): Promise<AuthAnswer> {
      try {
        const answer = await auth.handler(request)
        if (answer.status < 400) return { answer }
        return refusal(answer.status, await answer.json().catch(() => undefined))
      } catch (error) {
        if (isAPIError(error)) return refusal(error.statusCode, error.body)
        throw error
      }
    },
    /** Account id behind the session cookie. */
    async sessionOf(headers: Headers): Promise<string | undefined> {
      const found = await auth.api.getSession({ headers })
      return found?.user.id
    },
    /** Makes the credential of an account; answers its id. @throws Failure `conflict` for a name that is taken. */
    async create(userName: string, name: string, password: string): Promise<string> {
      const { internalAdapter, password: hasher } = await auth.$context
      const hash = await hasher.hash(password)
      const fields = {
        // Nobody has an address here; `.invalid` can never receive anything (RFC 2606).
        email: `${settings.newId()}@account.invalid`,
        emailVerified: true,
        name,
        username: userName,
      }
      const user = await internalAdapter
        .createUser(fields, { method: 'email-password' })
        .catch((error: unknown) => {
          if (isAPIError(error) || isDuplicateKey(error))
            throw new Failure('conflict', '这个用户名已经有人使用。', { cause: error })
          throw error
        })
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: hash,
      })
      return user.id
    },
    async setPassword(id: string, password: string): Promise<void> {
      const { internalAdapter, password: hasher } = await auth.$context
      await internalAdapter.updatePassword(id, await hasher.hash(password))
    },
    /** Ends every session of an account. */
    async endSessions(id: string): Promise<void> {
      const { internalAdapter } = await auth.$context
      await internalAdapter.deleteUserSessions(id)
    },
    async endSession(token: string): Promise<void> {
      const { internalAdapter } = await auth.$context
      await internalAdapter.deleteSession(token)
    },
    /** Id and age of the credential behind a user name. */
    async find(userName: string): Promise<{ id: string; createdAt: Date } | undefined> {
      const { adapter } = await auth.$context
      const user = await adapter.findOne<{ id: string; createdAt: Date }>({
        model: 'user',
        where: [{ field: 'username', value: userName }],
      })
      return user === null ? undefined : { id: user.id, createdAt: new Date(user.createdAt) }
    },
    /** Forgets the credential, sessions and second factor of an account. */
    async remove(id: string): Promise<void> {
      const { internalAdapter, adapter } = await auth.$context
      await internalAdapter.deleteUserSessions(id)
      await adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: id }] })
      await internalAdapter.deleteAccounts(id)
      await internalAdapter.deleteUser(id)
    },
  }
}

export type AuthStore = ReturnType<typeof authStore>
