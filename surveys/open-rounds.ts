import { Failure } from '../basics/failure.ts'
import { type Actor, readTable } from '../organisation/index.ts'
import type { SurveysContext } from './context.ts'
import { counting, countSealed } from './counter/count.ts'
import { counterStore } from './counter/counter.store.ts'
import { isChannel } from './counter/counter.ts'
import { countsOf } from './counter/counts.ts'
import { type BindDeps, bindForm } from './form/bind.ts'
import type { FormStore } from './form/form.store.ts'
import { importFrames, importFrameTable, type NewFrame } from './frame/import.ts'
import { linkDesk } from './link/desk.ts'
import type { PeopleStore } from './link/people.store.ts'
import { peopleVault } from './link/seal-person.ts'
import { openLogKey } from './log-key.ts'
import type { Answering } from './open-answering.ts'
import { closeRound } from './round/close.ts'
import { issuedOf } from './round/issued.ts'
import { openRound } from './round/open.ts'
import { roundPages } from './round/page.ts'
import { readRounds } from './round/part.ts'
import { planRound, type RoundPlan } from './round/plan.ts'
import { prepareRound } from './round/prepare.ts'
import { requestClosing, requestOpening, requestPreparation } from './round/request.ts'
import type { RoundStore } from './round/round.store.ts'
import type { Round } from './round/round.ts'
import { sealStep } from './round/seal.ts'
import { tickRounds } from './round/tick.ts'
import { createSeries, type NewSeries } from './series/create.ts'
import { runCalendar } from './series/run-calendar.ts'
import { seriesStore } from './series/series.store.ts'
import { switchSeries } from './series/switch.ts'
import { together } from './together.ts'

interface Needed {
  readonly rounds: RoundStore
  readonly forms: FormStore
  readonly people: PeopleStore
  readonly answering: Answering
  readonly questionnaire: BindDeps['questionnaire']
  readonly compile: BindDeps['compile']
}

interface UploadedTable {
  readonly bytes: Uint8Array
  readonly type: 'csv' | 'xlsx'
}

/**
 * Rounds, frames, links and series with their stores opened. Verbs that a person calls take the actor and write the
 * audit trail in the same transaction; verbs without one are steps of jobs or of the demo's script.
 */
export function openRounds(
  context: SurveysContext,
  { rounds, forms, people, answering, questionnaire, compile }: Needed,
) {
  const { register, world, outbox, publicUrl, recipeHash, audit } = context
  const { now } = world
  const counters = counterStore(register)
  const series = seriesStore(register)
  const transaction = together(register)
  const reading = readRounds({ rounds, unitsOfPart: context.unitsOfPart })
  const logKey = openLogKey(context.logSeed)
  const vault = peopleVault(context.peopleKey, world.random)
  const formByHash = forms.byHash
  const bind: Parameters<typeof planRound>[1]['bind'] = (input) =>
    bindForm(input, { forms, questionnaire, compile, saltKey: context.logSeed })

  /** The change and its line in the audit trail, both or neither. */
  const audited = <Result>(
    verb: string,
    subject: string | ((result: Result) => string),
    actor: Actor | undefined,
    work: () => Promise<Result>,
  ): Promise<Result> =>
    transaction(async () => {
      const result = await work()
      if (actor !== undefined)
        await audit({
          actor,
          verb,
          subject: typeof subject === 'string' ? subject : subject(result),
        })
      return result
    })

  const plan = (input: RoundPlan, actor?: Actor) =>
    planRound(input, {
      rounds,
      outbox,
      world,
      recipeHash,
      bind,
      unit: context.unit,
      transaction: (work) => audited('round.plan', (id) => id, actor, work),
    })

  const finishing = {
    rounds,
    outbox,
    now,
    transaction,
    destroyKeys: answering.issuer.destroyKeys,
    issued: (round: Round) => issuedOf(round, { collected: answering.issuer.collected }),
    closeLog: answering.seal.close,
  }
  const seal = (input: { readonly round: string; readonly final: boolean }) =>
    sealStep(input, {
      ...finishing,
      sealRound: answering.seal.run,
      countSealed: (round) =>
        countSealed(round, { counters, now, shown: (id) => answering.seal.shown({ round: id }) }),
    })
  const counter = counting({
    counters,
    now,
    collected: (round) => answering.issuer.collected({ round, issuer: 'a' }),
    answered: (round) => answering.response.counts({ round }),
  })

  const link = linkDesk({
    rounds,
    people,
    vault,
    world,
    publicUrl,
    registerInvites: answering.issuer.registerInvites,
    haveInvites: answering.issuer.haveInvites,
    audited,
  })

  return {
    round: {
      plan,
      find: rounds.find,
      ...reading,
      /** The open link; personal links add their secret. */
      link: (id: string) => new URL(`/a/${id}`, publicUrl).href,
      prepare: (input: { readonly round: string }) =>
        prepareRound(input, {
          rounds,
          logKey,
          recipeHash,
          formByHash,
          makeKeys: answering.issuer.makeKeys,
          startLog: answering.seal.start,
        }),
      open: (input: { readonly round: string }) => openRound(input, { rounds, now }),
      close: (input: { readonly round: string }) => closeRound(input, { rounds, now }),
      requestPreparation: (input: { readonly round: string }, actor?: Actor) =>
        audited('round.prepare', input.round, actor, () =>
          requestPreparation(input, { rounds, outbox, now }),
        ),
      requestOpening: (input: { readonly round: string }, actor?: Actor) =>
        audited('round.open', input.round, actor, () =>
          requestOpening(input, { rounds, outbox, now }),
        ),
      requestClosing: (input: { readonly round: string }, actor?: Actor) =>
        audited('round.close', input.round, actor, () =>
          requestClosing(input, { rounds, outbox, now }),
        ),
      /** Figures are recorded: closed becomes computed. */
      computed: async ({ round }: { readonly round: string }): Promise<void> => {
        await rounds.move(round, 'closed', 'computed')
      },
      /** Forgets the rounds of the example federation: ballots and invitations first, their codes last. */
      removeDemo: async (): Promise<readonly string[]> => {
        const removed = await rounds.demo()
        await answering.issuer.forget({ rounds: removed })
        await answering.ballot.forget({ rounds: removed })
        await transaction(async () => {
          await people.forget(removed)
          await counters.forget(removed)
          await forms.forget(await rounds.removeDemo())
        })
        return removed
      },
      /** Ends `held`: from here on the clock moves the round. */
      release: ({ round }: { readonly round: string }) => rounds.release(round),
      /** Brings the rounded counters of an open round up to date, as `tick` does. */
      count: async ({ round }: { readonly round: string }): Promise<void> => {
        const found = await rounds.find(round)
        if (found !== undefined) await counter(found)
      },
      tick: () => tickRounds({ rounds, outbox, now, transaction, count: counter }),
      counts: (input: { readonly round: string }, actor?: Actor) =>
        countsOf(input, { read: (id) => reading.read(id, actor), counters }),
      page: roundPages({ rounds, formByHash: forms.bareByHash, now }),
      /** Never blocks a page and never fails one; an unknown channel is a bare visit of the site. */
      countVisit: (round: string, channel: string | undefined): void => {
        const known = channel !== undefined && isChannel(channel) ? channel : 'site'
        counters.visit(round, known).catch(() => undefined)
      },
      /** Visits that were counted elsewhere, e.g. on paper. */
      addVisits: (round: string, channel: string, count: number): Promise<void> =>
        isChannel(channel) ? counters.visit(round, channel, count) : Promise.resolve(),
      manifest: async (id: string) => {
        const round = await rounds.find(id)
        if (round?.manifest === undefined) throw new Failure('not-found', '没有这个期次。')
        return {
          manifest: { ...round.manifest },
          signature: round.manifestSignature ?? '',
          checkWords: round.checkWords ?? '',
        }
      },
    },
    frame: {
      import: (
        input: { readonly round: string; readonly frames: readonly NewFrame[] },
        actor?: Actor,
      ) => audited('round.frame', input.round, actor, () => importFrames(input, { rounds })),
      importFile: async (
        input: {
          readonly round: string
          readonly file: UploadedTable
          readonly census: boolean
        },
        actor?: Actor,
      ) => {
        const table = await readTable(input.file.bytes, input.file.type)
        return audited('round.frame', input.round, actor, () =>
          importFrameTable({ round: input.round, table, census: input.census }, { rounds }),
        )
      },
    },
    link,
    series: {
      list: series.list,
      create: (input: NewSeries, actor?: Actor) =>
        audited(
          'series.create',
          ({ id }) => id,
          actor,
          () => createSeries(input, { series, world }),
        ),
      switch: (input: Parameters<typeof switchSeries>[0], actor?: Actor) =>
        audited(input.active ? 'series.resume' : 'series.stop', input.series, actor, () =>
          switchSeries(input, { series, world }),
        ),
      runCalendar: () => runCalendar({ series, rounds, now, plan }),
    },
    seal: { ...answering.seal, run: seal },
  }
}
