import { Failure } from '../../basics/failure.ts'
import { longestPassword, shortestPassword } from './account.ts'
import type { AuthRefusal } from './auth.store.ts'

const passwordLength = `密码要有 ${shortestPassword} 到 ${longestPassword} 个字符。`

/** What better-auth refuses most, in the words of the screen. */
const known: Readonly<Record<string, () => Failure>> = {
  INVALID_USERNAME_OR_PASSWORD: () => new Failure('unauthenticated', '用户名或密码不对。'),
  INVALID_PASSWORD: () =>
    new Failure('invalid', '密码不对。', {
      errors: [{ pointer: '/password', detail: '密码不对。' }],
    }),
  PASSWORD_TOO_SHORT: () =>
    new Failure('invalid', passwordLength, {
      errors: [{ pointer: '/newPassword', detail: passwordLength }],
    }),
  PASSWORD_TOO_LONG: () =>
    new Failure('invalid', passwordLength, {
      errors: [{ pointer: '/newPassword', detail: passwordLength }],
    }),
  INVALID_CODE: () => new Failure('unauthenticated', '验证码不对。'),
  INVALID_BACKUP_CODE: () => new Failure('unauthenticated', '备用码不对。'),
  INVALID_TWO_FACTOR_COOKIE: () => new Failure('unauthenticated', '请重新输入用户名和密码。'),
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: () =>
    new Failure('unauthenticated', '输错太多次，请重新输入用户名和密码。'),
  TOTP_NOT_ENABLED: () => new Failure('conflict', '还没有启用动态验证码。'),
  TOTP_ALREADY_ENABLED: () => new Failure('conflict', '已经启用了动态验证码。'),
  INVALID_ORIGIN: () => new Failure('forbidden', '请求来自别的网站，已拒绝。'),
  MISSING_OR_NULL_ORIGIN: () => new Failure('forbidden', '请求没有说明来自哪个网站，已拒绝。'),
}

const byStatus: Readonly<Record<number, () => Failure>> = {
  401: () => new Failure('unauthenticated', '请先登录。'),
  403: () => new Failure('forbidden', '没有这项权限。'),
  404: () => new Failure('not-found', '没有这个接口。'),
  415: () => new Failure('unsupported-media-type', '请用 application/json 发送。'),
  422: () => new Failure('invalid', '内容有误。'),
  429: () => new Failure('too-many-requests', '尝试次数太多，请稍后再试。', { retryAfter: 900 }),
}

/** A refusal of better-auth as one of ours. @throws Error for what is a fault of the server. */
export function failureOf({ status, code }: AuthRefusal): Failure {
  const made = (Object.hasOwn(known, code) ? known[code] : undefined) ?? byStatus[status]
  if (made !== undefined) return made()
  if (status >= 500) throw new Error(`better-auth: ${status} ${code}`)
  return new Failure('malformed', '请求的格式不对。', { cause: code })
}
