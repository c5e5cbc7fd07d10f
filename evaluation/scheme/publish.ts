import { Failure } from '../../basics/failure.ts'
import type { Actor } from '../../organisation/index.ts'
import { checkScheme, type Scheme } from '../../scoring/index.ts'
import type { Deps } from '../deps.ts'
import { type StoredScheme, sentenceOf } from './scheme.ts'

export interface NewScheme {
  readonly name: string
  readonly year: number
  readonly scheme: Omit<Scheme, 'id' | 'version'>
  readonly demo?: boolean | undefined
}

/**
 * Publishes the next version of a year's scheme.
 * @throws `invalid` with one sentence for every final-say rule it breaks; such a scheme is never stored
 */
export async function publishScheme(
  input: NewScheme,
  actor: Actor,
  deps: Deps,
): Promise<StoredScheme> {
  const version = ((await deps.schemes.inForce(input.year))?.version ?? 0) + 1
  const id = deps.world.newId()
  const scheme: Scheme = { ...input.scheme, id, version }
  const violations = checkScheme(scheme)
  if (violations.length > 0)
    throw new Failure('invalid', '这个指标体系不能保证职工说了算，没有发布。', {
      errors: violations.map((violation) => ({
        pointer: `/scheme${violation.pointer}`,
        detail: sentenceOf(violation),
      })),
    })
  const stored: StoredScheme = {
    id,
    name: input.name,
    year: input.year,
    version,
    trial: scheme.trial,
    scheme,
    publishedAt: deps.world.now(),
    demo: input.demo ?? false,
  }
  await deps.transaction(async () => {
    await deps.schemes.insert(stored)
    await deps.audit.record({ actor, verb: 'scheme.publish', subject: id })
  })
  return stored
}
