import type { z } from 'zod'
import type {
  BodyOf,
  HeadersOf,
  Operation,
  ParamsOf,
  QueryOf,
} from '../../../api/contract/operation.ts'
import { Problem } from '../../../api/contract/problem.ts'

/** What the server said no to, in a sentence for the person at the screen. */
export class Refusal extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'Refusal'
    this.problem = problem
  }
}

interface Input<Op extends Operation> {
  readonly params?: ParamsOf<Op>
  readonly query?: QueryOf<Op>
  readonly headers?: HeadersOf<Op>
  readonly body?: Op['body'] extends 'file' ? File : BodyOf<Op>
}

export type Answer<Op extends Operation> = Op['response'] extends z.ZodType
  ? z.output<Op['response']>
  : Blob

const offline: Problem = {
  type: 'urn:final-say:offline',
  title: '没有连上服务器',
  status: 0,
  code: 'offline',
  detail: '没有连上服务器，请检查网络后再试。',
}

function addressOf(contract: Operation, input: Input<Operation>): string {
  const path = contract.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(Reflect.get(input.params ?? {}, name))),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {}))
    if (value !== undefined) query.set(name, String(value))
  return `/api/v1${path}${query.size > 0 ? `?${query}` : ''}`
}

const typeOf = (file: File): string =>
  file.name.toLowerCase().endsWith('.csv')
    ? 'text/csv'
    : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function requestOf(contract: Operation, input: Input<Operation>): RequestInit {
  const body: unknown = input.body
  const method = contract.method.toUpperCase()
  const headers = new Headers()
  for (const [name, value] of Object.entries(input.headers ?? {}))
    if (value !== undefined) headers.set(name, String(value))
  if (body === undefined) return { method, headers }
  headers.set('content-type', body instanceof File ? typeOf(body) : 'application/json')
  return { method, headers, body: body instanceof File ? body : JSON.stringify(body) }
}

async function refusalOf(response: Response): Promise<Refusal> {
  const parsed = Problem.safeParse(await response.json().catch(() => undefined))
  return new Refusal(parsed.success ? parsed.data : { ...offline, status: response.status })
}

/**
 * Calls one operation of the API; types come from its contract and nothing else.
 * @throws Refusal with the server's sentence
 */
export async function call<const Op extends Operation>(
  contract: Op,
  input: Input<Op> = {},
): Promise<Answer<Op>> {
  const response = await fetch(addressOf(contract, input), requestOf(contract, input)).catch(
    () => undefined,
  )
  if (response === undefined) throw new Refusal(offline)
  if (!response.ok) throw await refusalOf(response)
  return await (contract.response === 'file' ? response.blob() : response.json())
}
