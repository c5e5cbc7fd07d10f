import { Failure } from '../../basics/failure.ts'
import type { JobSink } from '../context.ts'
import { missingIn } from './missing.ts'
import { prepareJob } from './plan.ts'
import type { RoundStore } from './round.store.ts'
import type { Round } from './round.ts'
import { dueJob } from './tick.ts'

interface RequestDeps {
  readonly rounds: RoundStore
  readonly outbox: JobSink
  readonly now: () => Date
}

const found = async (id: string, rounds: RoundStore): Promise<Round> => {
  const round = await rounds.find(id)
  if (round === undefined) throw new Failure('not-found', '没有这个期次。')
  return round
}

/** Said at once, before anything of the round is changed. */
function refuseIncomplete(round: Round): void {
  const missing = missingIn(round)
  if (missing !== undefined) throw new Failure('invalid', missing)
}

/**
 * Asks the job to sign the manifest.
 * @throws Failure `conflict` when it is signed already; `invalid` with what is still missing
 */
export async function requestPreparation(
  { round: id }: { readonly round: string },
  { rounds, outbox }: RequestDeps,
): Promise<void> {
  const round = await found(id, rounds)
  if (round.manifestHash !== undefined) throw new Failure('conflict', '清单已经签发了。')
  refuseIncomplete(round)
  await outbox.put([prepareJob(id)])
}

/**
 * Asks for opening now: before the manifest is signed the opening moves to this moment; after that its time is
 * what everybody was told.
 * @throws Failure `conflict` when it is open already or its signed time has not come; `invalid` with what is missing
 */
export async function requestOpening(
  { round: id }: { readonly round: string },
  { rounds, outbox, now }: RequestDeps,
): Promise<void> {
  const round = await found(id, rounds)
  if (round.state !== 'planned') throw new Failure('conflict', '这个期次已经开始过了。')
  if (round.manifestHash === undefined) {
    refuseIncomplete(round)
    if (round.opensAt > now() && !(await rounds.retime(id, now())))
      throw new Failure('conflict', '结束时间已经过了，不能再开始。')
    await outbox.put([prepareJob(id)])
    return
  }
  const job = dueJob({ ...round, prepared: true }, now())
  if (job === undefined)
    throw new Failure('conflict', '开始时间写在签发的清单里，到时自动开始，不能提前。')
  await outbox.put([job])
}

/**
 * Asks for closing. The closing time is signed: nobody ends a round while it goes as they like.
 * @throws Failure `conflict` when the round is not open or its signed time has not come
 */
export async function requestClosing(
  { round: id }: { readonly round: string },
  { rounds, outbox, now }: RequestDeps,
): Promise<void> {
  const round = await found(id, rounds)
  if (round.state !== 'open') throw new Failure('conflict', '这个期次现在不在开放。')
  const job = dueJob({ ...round, prepared: true }, now())
  if (job === undefined)
    throw new Failure('conflict', '结束时间写在签发的清单里，到时自动结束，不能提前。')
  await outbox.put([job])
}
