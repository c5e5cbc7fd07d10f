import { Failure } from '../../basics/failure.ts'
import { type Actor, hasRole, seesUnit } from '../../organisation/index.ts'
import type { Deps } from '../deps.ts'
import { type Absence, recordIndicators, type WorkRecord } from './record.ts'

export type NewRecord = Pick<WorkRecord, 'unit' | 'year' | 'indicator' | 'value' | 'evidence'>

/** Enters a work record with its evidence; entering the same indicator again corrects it. A unit enters only its own. */
export async function enterRecord(input: NewRecord, actor: Actor, deps: Deps): Promise<WorkRecord> {
  if (!(seesUnit(actor, input.unit) || hasRole(actor, 'entry-clerk')))
    throw new Failure('not-found', '没有这个单位。')
  const { demo } = await deps.units.require(input.unit)
  const { lower, upper, title } = recordIndicators[input.indicator]
  const top = Math.max(lower, upper, 100)
  if (!(input.value >= 0 && input.value <= top))
    throw new Failure('invalid', `「${title}」应在 0 到 ${top} 之间。`, {
      errors: [{ pointer: '/value', detail: `应在 0 到 ${top} 之间。` }],
    })
  const record: WorkRecord = { ...input, id: deps.world.newId(), enteredBy: actor.account, demo }
  await deps.transaction(async () => {
    await deps.records.save(record)
    await deps.audit.record({
      actor,
      verb: 'record.enter',
      subject: `${input.unit} ${input.year} ${input.indicator}`,
    })
  })
  return record
}

/** Writes down why the third party or the records of a unit are missing; only the federation decides that. */
export async function declareAbsence(
  input: Omit<Absence, 'id' | 'decidedBy' | 'demo'>,
  actor: Actor,
  deps: Deps,
): Promise<void> {
  if (!hasRole(actor, 'federation-admin'))
    throw new Failure('forbidden', '缺项原因只能由市总业务管理员认定。')
  const { demo } = await deps.units.require(input.unit)
  if (input.reason === 'refused' && input.reminder.trim() === '')
    throw new Failure('invalid', '认定拒绝之前必须有一次书面提醒，请填写提醒的文号或日期。', {
      errors: [{ pointer: '/reminder', detail: '请填写书面提醒。' }],
    })
  await deps.transaction(async () => {
    await deps.records.saveAbsence({
      ...input,
      id: deps.world.newId(),
      decidedBy: actor.account,
      demo,
    })
    await deps.audit.record({
      actor,
      verb: 'record.enter',
      subject: `${input.unit} ${input.year} ${input.source} ${input.reason}`,
    })
  })
}
