import { Failure } from '../basics/failure.ts'
import type { Evaluation } from '../evaluation/index.ts'
import { type Actor, type Organisation, systemActor } from '../organisation/index.ts'
import type { Surveys } from '../surveys/index.ts'
import type { Outbox, OutboxRow } from './outbox.store.ts'

/** Code of the one questionnaire that is the example federation's own: its sanatoriums' wording of Y−2. */
export const demoQuestionnaire = 'demo-sanatorium'

/**
 * `none`: it never was here. `cut-short`: a loader began it and gives no sign of life. `clearing`: whoever cleared it
 * did not come to the end. `cleared`: it was here, and nobody wants it back unasked.
 */
export type DemoState = 'none' | 'loading' | 'cut-short' | 'loaded' | 'clearing' | 'cleared'

interface DemoDeps {
  readonly organisation: Organisation
  readonly surveys: Surveys
  readonly evaluation: Evaluation
  readonly outbox: Outbox
  readonly now: () => Date
}

/** The row among the jobs that says how far the loading is, and afterwards remembers what became of it. */
const mark = 'example-federation'

/** Milliseconds after its last sign of life a loader counts as dead; a living one gives a sign every few seconds. */
const silence = 60_000

const outcomes = { loaded: 'loaded', clearing: 'clearing', cleared: 'cleared' } as const

/** The example federation as a thing of the house: what it holds, how far its loading is, and its end. */
export function openDemo({ organisation, surveys, evaluation, outbox, now }: DemoDeps) {
  const remember = (row: Pick<OutboxRow, 'state'> & Partial<OutboxRow>) =>
    outbox.keep({ id: mark, name: 'load-demo', payload: {}, at: now(), ...row })

  async function state(): Promise<DemoState> {
    const row = await outbox.find(mark)
    if (row === undefined) return 'none'
    if (row.state === 'done')
      return Object.values(outcomes).find((each) => each === row.outcome) ?? 'loaded'
    return now().getTime() - row.at.getTime() < silence ? 'loading' : 'cut-short'
  }

  /** Everything of it in all three databases; the audit trail is a chain and keeps its lines. */
  async function forget(): Promise<void> {
    await outbox.forget(await surveys.round.removeDemo())
    await surveys.questionnaire.forget(demoQuestionnaire)
    await evaluation.removeDemo()
    await organisation.removeDemo()
  }

  async function counts(demo: boolean) {
    const ours = (row: { readonly demo: boolean }) => row.demo === demo
    const [rounds, units, unions, accounts] = await Promise.all([
      surveys.round.list(),
      organisation.unit.all(),
      organisation.union.all(),
      organisation.account.list(),
    ])
    return {
      rounds: rounds.filter(ours).length,
      units: units.filter(ours).length,
      unions: unions.filter(ours).length,
      accounts: accounts.filter(ours).length,
    }
  }

  return {
    state,
    /** What would go with it. */
    holds: () => counts(true),
    /** What is in this house beside it. */
    realData: () => counts(false),
    /** Takes a half-told story away, so that it can be told from the beginning. */
    forget,
    /** A loader's sign of life: how far it is. */
    progress: (done: number, total: number, note: string): Promise<void> =>
      remember({ state: 'sent', progress: { done, total, note } }),
    /** The story is told. @param open code of the round that anybody may answer */
    loaded: (open: string | undefined): Promise<void> =>
      remember({ state: 'done', outcome: outcomes.loaded, payload: open ? { open } : {} }),
    /** Code of the open round of a loaded federation. */
    async open(): Promise<string | undefined> {
      const { open } = (await outbox.find(mark))?.payload ?? {}
      return typeof open === 'string' ? open : undefined
    },
    /**
     * Removes the example federation and nothing else, and remembers that it is not wanted. Cut short, it goes on
     * where it is called again.
     * @returns the first administrator's name and password, where the demo's accounts were the only ones
     * @throws Failure `conflict` when there is no demo, or while it is loading
     */
    async clear(actor: Actor = systemActor) {
      const found = await state()
      if (found === 'none' || found === 'cleared')
        throw new Failure('conflict', '这里没有示例数据。')
      if (found === 'loading') throw new Failure('conflict', '示例数据正在载入，请等它载完再清除。')
      await remember({ state: 'done', outcome: outcomes.clearing })
      await forget()
      await organisation.audit.record({ actor, verb: 'demo.clear', subject: mark })
      await remember({ state: 'done', outcome: outcomes.cleared })
      return organisation.account.ensureFirstAdministrator()
    },
  }
}

export type Demo = ReturnType<typeof openDemo>
