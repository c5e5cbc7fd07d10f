import type { ErrorRequestHandler, Request, Response } from 'express'
import { Failure } from '../basics/failure.ts'
import type { Log } from '../runtime/log.ts'
import { type FailureCode, type Problem, statusOf } from './contract/problem.ts'

const titles: Record<FailureCode, string> = {
  malformed: '请求的格式不对',
  unauthenticated: '请先登录',
  forbidden: '您没有这项权限',
  'bad-signature': '签名无效',
  'not-found': '找不到',
  'method-not-allowed': '不支持这种请求方式',
  conflict: '与已有的内容冲突',
  'not-open-yet': '还没有开始',
  closed: '已经结束',
  'too-large': '内容太大',
  'unsupported-media-type': '不支持这种内容类型',
  invalid: '内容有误',
  'too-many-requests': '请求太多，请稍后再试',
  unavailable: '暂时无法保存，请稍后再试',
}

/** A failure as its reader sees it; the cause stays in the log. */
export const problemOf = (failure: Failure, instance?: string): Problem => ({
  type: `urn:final-say:${failure.code}`,
  title: titles[failure.code],
  status: statusOf[failure.code],
  code: failure.code,
  detail: failure.detail,
  ...(failure.errors === undefined ? {} : { errors: [...failure.errors] }),
  ...(instance === undefined ? {} : { instance }),
})

const fieldsOf = (error: unknown): { type?: unknown; name?: unknown; code?: unknown } =>
  typeof error === 'object' && error !== null ? error : {}

const storeErrors = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoWriteConcernError',
  'MongoPoolClearedError',
  'MongooseServerSelectionError',
])

/** What a server answers that is up but cannot take a write now, by MongoDB's numbers. */
const storeCodes = new Set([
  50, // too slow
  64, // not confirmed by a majority in time
  91, // shutting down
  189, // stepped down
  10107, // not the primary
  11600, // interrupted by a shutdown
  11602, // interrupted by an election
  13435, // not the primary, asked for a read
  13436, // neither primary nor secondary
  14031, // no room on its disk
])

const isOfTheStore = ({ name, code }: { name?: unknown; code?: unknown }): boolean =>
  (typeof name === 'string' && storeErrors.has(name)) ||
  (typeof name === 'string' && name.startsWith('Mongo') && storeCodes.has(Number(code)))

/** Body parsers, routers and drivers throw their own errors; each becomes one of ours, told by its type. */
export function asFailure(error: unknown): Failure | undefined {
  if (error instanceof Failure) return error
  const { type, name, code } = fieldsOf(error)
  if (type === 'entity.too.large')
    return new Failure('too-large', '内容超过了允许的大小。', { cause: error })
  if (
    type === 'entity.parse.failed' ||
    type === 'charset.unsupported' ||
    type === 'request.aborted'
  )
    return new Failure('malformed', '请求的内容无法解析。', { cause: error })
  if (type === 'encoding.unsupported')
    return new Failure('unsupported-media-type', '不接受压缩过的内容。', { cause: error })
  if (error instanceof URIError)
    return new Failure('malformed', '地址中有无法解析的字符。', { cause: error })
  if (isOfTheStore({ name, code }))
    return new Failure('unavailable', '数据库暂时无法确认写入，什么都没有保存，请稍后再试。', {
      cause: error,
      retryAfter: 5,
    })
  return undefined
}

/** Sends a failure as `application/problem+json`. */
export function sendProblem(response: Response, failure: Failure, instance?: string): void {
  if (failure.retryAfter !== undefined) response.set('Retry-After', String(failure.retryAfter))
  response
    .status(statusOf[failure.code])
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(failure, instance)))
}

/** The last handler of the chain: what nobody foresaw is logged whole and answered with one dull sentence. */
export const problemHandler =
  (log: Log, newId: () => string): ErrorRequestHandler =>
  (error: unknown, request: Request, response: Response, next) => {
    if (response.headersSent) {
      next(error)
      return
    }
    const failure = asFailure(error)
    if (failure !== undefined) {
      if (failure.cause !== undefined)
        log.info({ code: failure.code, cause: failure.cause }, 'refused')
      sendProblem(response, failure)
      return
    }
    const instance = newId()
    log.error({ instance, method: request.method, error }, 'unforeseen error')
    response
      .status(500)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: 'urn:final-say:internal',
          title: '系统出错了',
          status: 500,
          code: 'internal',
          detail: '系统出错了，请稍后再试；如果一直这样，请把编号告诉管理员。',
          instance,
        }),
      )
  }
