import { Failure } from '../../basics/failure.ts'
import type { Actor } from '../../organisation/index.ts'
import type { SurveysContext } from '../context.ts'
import type { Round } from './round.ts'

/**
 * A round as far as it is somebody's business: its questionnaires about units of the own part, and without what is said of
 * the others. Undefined when nothing of it is.
 */
function partOf(round: Round, inPart: (unit: string | undefined) => boolean): Round | undefined {
  const styles = round.styles.filter(({ unit }) => inPart(unit))
  if (styles.length === round.styles.length) return round
  if (styles.length === 0) return undefined
  const { problem: _, ...rest } = round
  return { ...rest, styles }
}

interface Deps {
  readonly rounds: {
    readonly find: (id: string) => Promise<Round | undefined>
    readonly list: () => Promise<Round[]>
  }
  readonly unitsOfPart: SurveysContext['unitsOfPart']
}

/** Reading rounds; without an actor it is the house itself, which reads them whole. */
export const readRounds = ({ rounds, unitsOfPart }: Deps) => ({
  async list(actor?: Actor): Promise<Round[]> {
    const all = await rounds.list()
    if (actor === undefined) return all
    const inPart = await unitsOfPart(actor)
    return all.flatMap((round) => partOf(round, inPart) ?? [])
  },
  /** @throws Failure `not-found`, also for a round of which nothing is this actor's business. */
  async read(id: string, actor?: Actor): Promise<Round> {
    const found = await rounds.find(id)
    const round =
      found === undefined || actor === undefined ? found : partOf(found, await unitsOfPart(actor))
    if (round === undefined) throw new Failure('not-found', '没有这个期次。')
    return round
  },
})
