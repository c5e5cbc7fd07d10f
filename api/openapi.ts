import { createDocument } from 'zod-openapi'
import * as intake from './contract/ballot.ts'
import type { Operation } from './contract/operation.ts'
import { type FailureCode, Problem, statusOf } from './contract/problem.ts'
import { policy } from './policy.ts'
import { routes } from './routes/index.ts'

const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const bytes = { schema: { type: 'string', format: 'binary' } } as const

/** What any request may meet, whatever its contract. */
const everyFailure = ['malformed', 'not-found', 'method-not-allowed', 'unavailable'] as const

/** Failures of the policy come with the verb, those of a body with the method; the contract names the rest. */
function failuresOf({ verb, failures = [], method }: Operation): FailureCode[] {
  const guarded = policy[verb] === 'anyone' ? [] : (['unauthenticated', 'forbidden'] as const)
  const body = method === 'get' ? [] : (['too-large', 'unsupported-media-type'] as const)
  return [...new Set([...failures, ...guarded, ...body, ...everyFailure])]
}

function problemsOf(contract: Operation) {
  const byStatus = new Map<number, FailureCode[]>()
  for (const code of failuresOf(contract))
    byStatus.set(statusOf[code], [...(byStatus.get(statusOf[code]) ?? []), code])
  return Object.fromEntries(
    [...byStatus]
      .toSorted(([a], [b]) => a - b)
      .map(([status, codes]) => [
        String(status),
        {
          description: codes.toSorted().join(', '),
          content: { 'application/problem+json': { schema: Problem } },
        },
      ]),
  )
}

/** A file to save; where the query says so, a page to print. */
const files = { [sheet]: bytes, 'text/html': bytes }

const bodyOf = ({ body }: Operation) => {
  if (body === undefined) return {}
  const content =
    body === 'file'
      ? { 'text/csv': bytes, [sheet]: bytes }
      : { 'application/json': { schema: body } }
  return { requestBody: { required: true, content } }
}

const responseOf = ({ response }: Operation) => ({
  description: 'done',
  content: response === 'file' ? files : { 'application/json': { schema: response } },
})

/** `get /rounds/{round}/counts` is `getRoundsRoundCounts`. */
const operationIdOf = ({ method, path }: Operation): string =>
  method +
  (path.match(/[a-z]+/gi) ?? [])
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

const describe = (contract: Operation) => ({
  operationId: operationIdOf(contract),
  summary: contract.summary,
  tags: [contract.verb.split('.')[0] ?? ''],
  security: policy[contract.verb] === 'anyone' ? [] : [{ session: [] }],
  requestParams: {
    ...(contract.params === undefined ? {} : { path: contract.params }),
    ...(contract.query === undefined ? {} : { query: contract.query }),
    ...(contract.headers === undefined ? {} : { header: contract.headers }),
  },
  ...bodyOf(contract),
  responses: { '200': responseOf(contract), ...problemsOf(contract) },
})

/** The description of the whole API, made from the contracts and nothing else. */
export function openapiDocument() {
  const contracts: Operation[] = [
    ...routes.map(({ contract }) => contract),
    intake.collectCredentials,
    intake.castBallot,
    intake.submitOpen,
  ]
  const paths: Record<string, Record<string, ReturnType<typeof describe>>> = {}
  for (const contract of contracts)
    paths[contract.path] = { ...paths[contract.path], [contract.method]: describe(contract) }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Final Say 职工说了算',
      version: '0.1.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Workers’ surveys, anonymous ballots, indices with intervals and the yearly assessment in which the workers have the final say. Failures are RFC 9457 problem details; `detail` is a Chinese sentence for the person at the screen.',
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' },
      },
    },
  })
}
