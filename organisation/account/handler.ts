import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { World } from '../../basics/context.ts'
import { Failure } from '../../basics/failure.ts'
import { foldUserName } from './account.ts'
import type { AttemptStore } from './attempt.store.ts'
import { type AuthStore, homeOrigins } from './auth.store.ts'
import { guarded } from './guard.ts'
import { readSmallJson } from './read-small-json.ts'
import { failureOf } from './refusal.ts'

/** The parts of better-auth that are open; everything else it offers does not exist here. */
const open: Readonly<Record<string, 'GET' | 'POST'>> = {
  '/sign-in/username': 'POST',
  '/sign-out': 'POST',
  '/get-session': 'GET',
  '/change-password': 'POST',
  '/revoke-other-sessions': 'POST',
  '/two-factor/enable': 'POST',
  '/two-factor/disable': 'POST',
  '/two-factor/get-totp-uri': 'POST',
  '/two-factor/verify-totp': 'POST',
  '/two-factor/verify-backup-code': 'POST',
  '/two-factor/generate-backup-codes': 'POST',
}

export interface HandlerDeps {
  readonly auth: AuthStore
  readonly attempts: AttemptStore
  /** Told when an account could not be opened although the password was right: it is closed. */
  readonly isClosed: (id: string) => Promise<boolean>
  /** Told when an account has chosen a password of its own. */
  readonly passwordChanged: (id: string) => Promise<void>
  readonly userNameOf: (id: string) => Promise<string | undefined>
  readonly world: World
  readonly publicUrl: string
}

interface Incoming extends IncomingMessage {
  /** The client's address as the server sees it behind its own proxies. */
  readonly ip?: string | undefined
}

type Body = Readonly<Record<string, unknown>>

function requireHome(request: Incoming, publicUrl: string): void {
  const { origin, host } = request.headers
  if (origin !== undefined && !homeOrigins(publicUrl, host).includes(origin))
    throw new Failure('forbidden', '请求来自别的网站，已拒绝。')
}

function toWebRequest(request: Incoming, path: string, body: Body, publicUrl: string): Request {
  const headers = new Headers()
  for (const name of ['cookie', 'origin', 'referer', 'host', 'user-agent'] as const) {
    const value = request.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  const url = new URL(`/api/auth${path}`, publicUrl)
  if (request.method === 'GET') return new Request(url, { headers })
  headers.set('content-type', 'application/json')
  return new Request(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

async function subjectOf(path: string, body: Body, headers: Headers, deps: HandlerDeps) {
  if (path === '/sign-in/username' && typeof body.username === 'string')
    return foldUserName(body.username.slice(0, 64))
  if (!('password' in body || 'currentPassword' in body)) return undefined
  return deps.auth.sessionOf(headers)
}

/** What better-auth answers when a session was opened; a sign-in that still needs its code has neither. */
const Opened = z.object({
  token: z.string().optional(),
  user: z.object({ id: z.string() }).optional(),
})

/** What it answers when a password was changed. */
const Changed = z.object({ user: z.object({ id: z.string() }) })

/**
 * A closed account opens no session, and a one-time code opens one session only: a second use within its time
 * step is refused even when both come at once.
 */
async function refuseOpened(path: string, answer: Response, body: Body, deps: HandlerDeps) {
  const { user, token } = Opened.parse(await answer.clone().json())
  if (user === undefined) return
  const end = async (detail: string) => {
    if (token !== undefined) await deps.auth.endSession(token)
    throw new Failure('unauthenticated', detail)
  }
  if (await deps.isClosed(user.id)) await end('用户名或密码不对。')
  if (path !== '/two-factor/verify-totp') return
  const code = createHash('sha256')
    .update(JSON.stringify([user.id, body.code]))
    .digest('hex')
  if (!(await deps.attempts.claim(code, deps.world.now())))
    await end('这个验证码已经用过，请等下一个。')
}

const opening = new Set([
  '/sign-in/username',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
])

const unfit = (detail: string) =>
  new Failure('invalid', detail, { errors: [{ pointer: '/newPassword', detail }] })

/** A password that stays the same would leave the one-time password in force; one with the user name is guessed first. */
async function refuseUnfit(
  { currentPassword, newPassword }: Body,
  headers: Headers,
  deps: HandlerDeps,
) {
  if (typeof newPassword !== 'string') return
  if (currentPassword === newPassword) throw unfit('新密码要和现在的密码不同。')
  const id = await deps.auth.sessionOf(headers)
  const userName = id === undefined ? undefined : await deps.userNameOf(id)
  if (userName !== undefined && foldUserName(newPassword).includes(userName))
    throw unfit('密码中不能有用户名。')
}

/** A wrong password or code is a Failure told in the words of the screen. */
async function answerOf(path: string, request: Request, body: Body, deps: HandlerDeps) {
  if (path === '/change-password') await refuseUnfit(body, request.headers, deps)
  const { answer, refusal } = await deps.auth.handle(request)
  if (refusal !== undefined) throw failureOf(refusal)
  if (opening.has(path)) await refuseOpened(path, answer, body, deps)
  if (path === '/change-password')
    await deps.passwordChanged(Changed.parse(await answer.clone().json()).user.id)
  return answer
}

const isWrongSecret = (error: unknown): boolean =>
  error instanceof Failure &&
  (error.code === 'unauthenticated' || error.errors?.[0]?.pointer === '/password')

/** Calls better-auth; a wrong password is counted, a right one clears the count. */
async function attend(
  path: string,
  request: Request,
  address: string,
  body: Body,
  deps: HandlerDeps,
): Promise<Response> {
  const subject = await subjectOf(path, body, request.headers, deps)
  if (subject === undefined) return answerOf(path, request, body, deps)
  return guarded({ subject, address }, deps, isWrongSecret, () =>
    answerOf(path, request, body, deps),
  )
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.statusCode = answer.status
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies)
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Content-Type', answer.headers.get('content-type') ?? 'application/json')
  response.end(Buffer.from(await answer.arrayBuffer()))
}

/** The path, when it is open and asked for in the right way. */
function requireOpen(request: Incoming, response: ServerResponse): string {
  const path = (request.url ?? '').split('?')[0] ?? ''
  const method = Object.hasOwn(open, path) ? open[path] : undefined
  if (method === undefined) throw new Failure('not-found', '没有这个接口。')
  if (request.method === method) return path
  response.setHeader('Allow', method)
  throw new Failure('method-not-allowed', '这个地址不支持这种请求方式。')
}

/**
 * The node handler to mount at `/api/auth`: an allow-list of better-auth's paths, small JSON bodies only, tries
 * counted, and every refusal as one of the house's Failures handed to `next`.
 */
export const accountHandler =
  (deps: HandlerDeps) =>
  async (
    request: Incoming,
    response: ServerResponse,
    next: (error?: unknown) => void,
  ): Promise<void> => {
    try {
      const path = requireOpen(request, response)
      requireHome(request, deps.publicUrl)
      const body = request.method === 'POST' ? await readSmallJson(request) : {}
      const address = request.ip ?? request.socket.remoteAddress ?? ''
      const webRequest = toWebRequest(request, path, body, deps.publicUrl)
      await send(await attend(path, webRequest, address, body, deps), response)
    } catch (error) {
      next(error)
    }
  }
