import type { ServerResponse } from 'node:http'
import type { Failure } from '../../basics/failure.ts'
import { statusOf } from '../contract/problem.ts'
import { problemOf } from '../problem.ts'

/** One answer of the intake: nothing to remember the asker by, nothing to cache. */
export function replyJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  })
  response.end(text)
}

/** @param extra members beside the problem's own, e.g. the first receipt */
export function replyProblem(
  response: ServerResponse,
  failure: Failure,
  extra: Readonly<Record<string, string>> = {},
): void {
  const headers = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    ...(failure.retryAfter === undefined ? {} : { 'Retry-After': String(failure.retryAfter) }),
    ...(failure.code === 'method-not-allowed' ? { Allow: 'POST' } : {}),
    // The rest of an oversized or broken body is not read.
    ...(failure.code === 'too-large' || failure.code === 'malformed'
      ? { Connection: 'close' }
      : {}),
  }
  replyJson(response, statusOf[failure.code], { ...problemOf(failure), ...extra }, headers)
}
