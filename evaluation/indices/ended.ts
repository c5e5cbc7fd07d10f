import { Failure } from '../../basics/failure.ts'
import type { Round } from '../../surveys/index.ts'

/**
 * Figures of a poll that still runs are for looking at: made public or decided on, they would tell people how to answer
 * and change behind the decision.
 * @throws `conflict` until the round's last answers are sealed
 */
export function mustHaveEnded({ title, state }: Pick<Round, 'title' | 'state'>): void {
  if (state !== 'closed' && state !== 'computed')
    throw new Failure('conflict', `「${title}」还没有结束，等答卷全部封存、算出指数之后再办。`)
}
