import { isUtf8 } from 'node:buffer'
import express, { type Request, type Response, Router } from 'express'
import type { z } from 'zod'
import { Failure } from '../basics/failure.ts'
import type { Actor } from '../organisation/index.ts'
import type { Services } from '../runtime/compose.ts'
import type {
  BodyOf,
  DownloadedFile,
  HeadersOf,
  Operation,
  ParamsOf,
  QueryOf,
  ResponseOf,
  UploadedFile,
} from './contract/operation.ts'
import { identify, refuseForeignOrigin } from './identify.ts'
import { isCleanText } from './intake/parse-json.ts'
import { permits } from './policy.ts'

/** What a handler gets: parsed input only, in its own object. */
export interface Call<Op extends Operation> {
  readonly params: ParamsOf<Op>
  readonly query: QueryOf<Op>
  readonly headers: HeadersOf<Op>
  readonly body: BodyOf<Op>
  /** Present on every verb that is not open to anyone. */
  readonly actor: Actor
  readonly services: Services
}

type Handler<Op extends Operation> = (call: Call<Op>) => Promise<ResponseOf<Op>> | ResponseOf<Op>

export interface Route {
  readonly contract: Operation
  readonly handle: (call: Call<Operation>) => unknown
}

/** Binds a contract to its handler. */
export const route = <const Op extends Operation>(contract: Op, handle: Handler<Op>): Route => ({
  contract,
  handle: (call) => handle(call as Call<Op>),
})

const complaintsOf = (error: z.ZodError, root: string) =>
  error.issues.map((issue) => ({
    pointer: `${root}${issue.path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`,
    detail: issue.message,
  }))

function parsePart(schema: z.ZodType | undefined, value: unknown, root: string): unknown {
  if (schema === undefined) return {}
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Failure('malformed', '请求中有不符合要求的内容。', {
    errors: complaintsOf(parsed.error, root),
  })
}

const fileTypes: Record<string, UploadedFile['type']> = {
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

function uploadOf(request: Request): UploadedFile {
  const type = fileTypes[request.headers['content-type']?.split(';')[0]?.trim() ?? '']
  if (type === undefined || !Buffer.isBuffer(request.body))
    throw new Failure('unsupported-media-type', '请上传 CSV 或 Excel（.xlsx）文件。')
  return { bytes: request.body, type }
}

function bodyOf(contract: Operation, request: Request): unknown {
  if (contract.body === undefined) return undefined
  if (contract.body === 'file') return uploadOf(request)
  if (request.is('application/json') === false)
    throw new Failure('unsupported-media-type', '请用 application/json 发送。')
  return parsePart(contract.body, request.body, '')
}

function reply(contract: Operation, services: Services, response: Response, result: unknown): void {
  if (contract.response === 'file') {
    const file = result as DownloadedFile
    response
      .set('Cache-Control', 'no-store')
      .type(file.type)
      .attachment(file.name)
      .send(Buffer.from(file.bytes))
    return
  }
  const body = services.config.mode === 'test' ? contract.response.parse(result) : result
  response.set('Cache-Control', 'no-store').json(body)
}

const unreadable = () => new Failure('malformed', '请求的内容不是有效的 JSON。')

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/** Refuses what the intake refuses: parsers would put a replacement sign in its place and store that. */
function refuseBytes(_request: unknown, _response: unknown, bytes: Buffer): void {
  if (!isUtf8(bytes) || bytes.subarray(0, 3).equals(byteOrderMark)) throw unreadable()
}

/** Throws as the parser does, which knows no other error of a text. */
function refuseText(key: string, value: unknown): unknown {
  if (isCleanText(key) && (typeof value !== 'string' || isCleanText(value))) return value
  throw new SyntaxError('a text that cannot be stored')
}

const parserOf = (contract: Operation) =>
  contract.body === 'file'
    ? express.raw({ type: Object.keys(fileTypes), limit: '20mb', inflate: false })
    : express.json({
        limit: '1mb',
        inflate: false,
        strict: true,
        verify: refuseBytes,
        reviver: refuseText,
      })

/** Mounts the routes below `/api/v1`: policy, then input, then the handler; nothing else is decided here. */
export function mountRoutes(routes: readonly Route[], services: Services): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const methods = new Map<string, string[]>()
  for (const { contract, handle } of routes) {
    const path = contract.path.replaceAll(/\{(\w+)\}/g, ':$1')
    methods.set(path, [...(methods.get(path) ?? []), contract.method.toUpperCase()])
    router[contract.method](path, async (request, response, next) => {
      const actor = await identify(request, services)
      const permission = permits(contract.verb, actor)
      if (permission === 'unauthenticated') throw new Failure('unauthenticated', '请先登录。')
      if (permission === 'password-due')
        throw new Failure('forbidden', '这是一次性密码，请先改成自己的密码。')
      if (permission === 'forbidden') throw new Failure('forbidden', '您的账号没有这项权限。')
      if (contract.method !== 'get') refuseForeignOrigin(request, services)
      parserOf(contract)(request, response, async (error: unknown) => {
        if (error !== undefined) return next(error)
        try {
          const call = {
            params: parsePart(contract.params, request.params, '/params'),
            query: parsePart(contract.query, request.query, '/query'),
            headers: parsePart(contract.headers, request.headers, '/headers'),
            body: bodyOf(contract, request),
            actor,
            services,
          } as Call<Operation>
          reply(contract, services, response, await handle(call))
        } catch (failure) {
          next(failure)
        }
      })
    })
  }
  for (const [path, allowed] of methods)
    router.all(path, (_request, response) => {
      response.set('Allow', allowed.join(', '))
      throw new Failure('method-not-allowed', '这个地址不支持这种请求方式。')
    })
  return router
}
