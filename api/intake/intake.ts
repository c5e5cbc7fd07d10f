import type { IncomingMessage, ServerResponse } from 'node:http'
import { Failure } from '../../basics/failure.ts'
import {
  ballotsPath,
  credentialsPath,
  largestBody,
  openAnswersPath,
} from '../../protocol/ballot/messages.ts'
import type { Config } from '../../runtime/config.ts'
import type { Log } from '../../runtime/log.ts'
import type { Answering } from '../../surveys/index.ts'
import { asFailure } from '../problem.ts'
import { addressOf } from './address.ts'
import { openLimiter } from './limiter.ts'
import { readBallot, readCredentialRequest, readResponse } from './messages.ts'
import { parseJson } from './parse-json.ts'
import { readBody } from './read-body.ts'
import { replyJson, replyProblem } from './reply.ts'
import { readMessage } from './shape.ts'

/** What the intake needs of the house. */
export interface IntakeHouse {
  readonly config: Config
  readonly log: Log
  readonly surveys: Pick<Answering, 'issuer' | 'ballot' | 'response' | 'drained'>
}

/** Says one answer; throws a Failure where there is none to say. */
type Desk = (message: unknown, response: ServerResponse) => Promise<void>

interface Taken {
  readonly kind: 'new' | 'again' | 'other'
  readonly receipt: string
}

const changed = () =>
  new Failure('conflict', '这份答案已经提交过，内容不能再改；下面是第一次的回执。')

/** 201 when new, 200 the same again, 409 with the first receipt for another content. */
function acknowledge({ kind, receipt }: Taken, response: ServerResponse): void {
  if (kind === 'other') replyProblem(response, changed(), { receipt })
  else replyJson(response, kind === 'new' ? 201 : 200, { receipt })
}

/** The desks by path: parse strictly, do, answer. */
function desksOf({ surveys }: IntakeHouse): Map<string, Desk> {
  const collectAt =
    (issuer: 'a' | 'b'): Desk =>
    async (message, response) => {
      const { round, invite, requests } = readMessage(readCredentialRequest, message)
      const signatures = await surveys.issuer.collect({ issuer, round, invite, requests })
      const credentials = signatures.map((signature, place) => ({
        style: requests[place]?.style ?? '',
        signature: signature.toString('base64url'),
      }))
      replyJson(response, 200, { credentials })
    }
  return new Map<string, Desk>([
    [credentialsPath('a'), collectAt('a')],
    [credentialsPath('b'), collectAt('b')],
    [
      ballotsPath,
      async (message, response) =>
        acknowledge(await surveys.ballot.cast(readMessage(readBallot, message)), response),
    ],
    [
      openAnswersPath,
      async (message, response) =>
        acknowledge(await surveys.response.submit(readMessage(readResponse, message)), response),
    ],
  ])
}

/**
 * The hot path: plain node:http before Express. Every answer is decided from the body alone: no cookie is read or
 * set, no address, device or language is kept, nothing is logged but codes of unforeseen errors.
 */
export function openIntake(services: IntakeHouse) {
  const desks = desksOf(services)
  const { log, config } = services
  const limits = new Map(
    [credentialsPath('a'), credentialsPath('b'), openAnswersPath].map((path) => [
      path,
      openLimiter(config, path.replaceAll('/', '-'), () =>
        log.warn({ desk: path }, 'one address asks too often; somebody may be guessing'),
      ),
    ]),
  )

  async function serve(
    path: string,
    desk: Desk,
    request: IncomingMessage,
    response: ServerResponse,
  ) {
    if (request.method !== 'POST') throw new Failure('method-not-allowed', '这个地址只接受 POST。')
    await limits.get(path)?.take(addressOf(request, config.trustedProxies))
    await desk(parseJson(await readBody(request, largestBody)), response)
  }

  function refuse(error: unknown, response: ServerResponse): void {
    const failure = asFailure(error)
    if (failure === undefined) log.error({ error }, 'unforeseen error in the intake')
    else if (failure.code === 'unavailable' && failure.cause !== undefined)
      log.warn({ code: failure.code, cause: failure.cause }, 'the box could not confirm a write')
    if (response.headersSent || response.destroyed) return
    replyProblem(
      response,
      failure ??
        new Failure('unavailable', '系统出错了，答案还在您的手机上，请稍后再试。', {
          retryAfter: 10,
        }),
    )
  }

  return {
    /** True when the path is the intake's; then it answers. */
    handle(request: IncomingMessage, response: ServerResponse): boolean {
      const path = request.url?.split('?', 1)[0] ?? ''
      const desk = desks.get(path)
      if (desk === undefined) return false
      serve(path, desk, request, response).catch((error: unknown) => {
        refuse(error, response)
      })
      return true
    },
    async close(): Promise<void> {
      await services.surveys.drained()
      for (const limiter of limits.values()) limiter.close()
    },
  }
}
