import { Failure } from '../../basics/failure.ts'
import { type Actor, hasRole } from '../../organisation/index.ts'
import type { Deps } from '../deps.ts'
import type { Interference } from './interference.ts'

export type NewInterference = Pick<
  Interference,
  'unit' | 'year' | 'kind' | 'document' | 'finding' | 'evidence'
>

const mustDecide = (actor: Actor): void => {
  if (!hasRole(actor, 'federation-admin'))
    throw new Failure('forbidden', '干扰答题只能由市总业务管理员认定。')
}

/**
 * Writes down that answers about a unit were interfered with; the next computation of the year caps its grade (K5).
 * @throws Failure `forbidden`, `not-found` (unit), `conflict` when this document was entered before
 */
export async function confirmInterference(
  input: NewInterference,
  actor: Actor,
  deps: Deps,
): Promise<Interference> {
  mustDecide(actor)
  const { demo } = await deps.units.require(input.unit)
  const interference: Interference = {
    ...input,
    id: deps.world.newId(),
    confirmedBy: actor.account,
    confirmedAt: deps.world.now(),
    demo,
  }
  await deps.transaction(async () => {
    await deps.interferences.insert(interference)
    await deps.audit.record({
      actor,
      verb: 'interference.confirm',
      subject: `${input.unit} ${input.year}`,
      detail: `${input.kind} ${input.document}`,
    })
  })
  return interference
}

/**
 * Takes back what was confirmed in error; the row stays with the reason and caps nothing from the next computation on.
 * @throws Failure `forbidden`, `not-found`, `conflict` when it was withdrawn before
 */
export async function withdrawInterference(
  { id, why }: { readonly id: string; readonly why: string },
  actor: Actor,
  deps: Deps,
): Promise<Interference> {
  mustDecide(actor)
  const found = await deps.interferences.find(id)
  if (found === undefined) throw new Failure('not-found', '没有这项认定。')
  const withdrawn = { why, by: actor.account, at: deps.world.now() }
  await deps.transaction(async () => {
    if (!(await deps.interferences.withdraw(id, withdrawn)))
      throw new Failure('conflict', '这项认定已经撤销。')
    await deps.audit.record({
      actor,
      verb: 'interference.withdraw',
      subject: `${found.unit} ${found.year}`,
      detail: `${found.document} ${why}`,
    })
  })
  return { ...found, withdrawn }
}
