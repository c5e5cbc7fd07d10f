import type { Tools } from '../protocol/form/check/fault.ts'
import type { Form } from '../protocol/form/form.ts'
import { importStore } from './answers-import/import.store.ts'
import { openImports } from './answers-import/open-imports.ts'
import { type BallotRow, ballotStore } from './ballot/ballot.store.ts'
import type { BallotInput } from './ballot/ballot-row.ts'
import { castBallot } from './ballot/cast.ts'
import { castCounts } from './ballot/cast-counts.ts'
import { committer } from './ballot/committer.ts'
import { openDesk } from './ballot/desk.ts'
import type { SurveysContext } from './context.ts'
import { answeringInvariants, type KnownRounds } from './invariants.ts'
import { collect, keyRing } from './issuer/collect.ts'
import { collected } from './issuer/collected.ts'
import { destroyKeys } from './issuer/destroy-keys.ts'
import type { IssueInput } from './issuer/issue.ts'
import { type IssuerId, issuerStore } from './issuer/issuer.store.ts'
import { makeKeys } from './issuer/make-keys.ts'
import { haveInvites, type Invitations, registerInvites } from './issuer/register-invites.ts'
import { openLogKey } from './log-key.ts'
import { type ResponseRow, responseStore } from './response/response.store.ts'
import { type ResponseInput, submitResponse } from './response/submit.ts'
import type { Round } from './round/round.ts'
import { batchStore } from './seal/batch.store.ts'
import { closeLog } from './seal/close-log.ts'
import { sealRound } from './seal/seal-round.ts'
import { shown } from './seal/shown.ts'
import { startLog } from './seal/start-log.ts'
import { tabulate } from './tabulation/tabulate.ts'
import { unionBallots } from './tabulation/union-ballots.ts'

interface Rounds {
  readonly find: (id: string) => Promise<Round | undefined>
}

interface Needed {
  readonly rounds: Rounds
  readonly formByHash: (hash: string) => Promise<Form | undefined>
  /** How the server tests patterns of questionnaires. */
  readonly tools: Tools
}

/**
 * Everything that touches credentials, ballots and open answers, with its stores opened. The issuer's store and the
 * box's store are never given to the same verb.
 */
export function openAnswering(
  context: Omit<SurveysContext, 'unit' | 'unitsOfPart'>,
  { rounds, formByHash, tools }: Needed,
) {
  const { now, random } = context.world
  const issuers = issuerStore(context.issuer)
  const ballots = ballotStore(context.box)
  const responses = responseStore(context.box)
  const batches = batchStore(context.box)
  const imports = importStore(context.register)
  const logKey = openLogKey(context.logSeed)
  const desk = openDesk({ rounds, formByHash, tools, now })
  const keys = keyRing(issuers)
  const jitter = () => (random(1)[0] ?? 0) / 256
  const clock = () => performance.now()
  const ballotCommitter = committer<BallotRow>({ insert: ballots.insert, jitter, clock })
  const responseCommitter = committer<ResponseRow>({ insert: responses.insert, jitter, clock })
  return {
    issuer: {
      makeKeys: (input: { round: string; issuer: IssuerId; styles: readonly string[] }) =>
        makeKeys(input, { issuers }),
      destroyKeys: (input: { round: string }) => {
        keys.forget(input.round)
        return destroyKeys(input, { issuers })
      },
      registerInvites: (input: Invitations) => registerInvites(input, { issuers }),
      haveInvites: (input: Invitations) => haveInvites(input, { issuers }),
      /** Forgets keys and invitations of these rounds. */
      forget: ({ rounds: gone }: { rounds: readonly string[] }) => issuers.forget(gone),
      collect: (input: IssueInput) => collect(input, { issuers, rounds: desk, keys, now }),
      collected: (input: { round: string; issuer: IssuerId }) => collected(input, { issuers }),
    },
    ballot: {
      cast: (input: BallotInput) =>
        castBallot(input, { desk, ballots, batches, committer: ballotCommitter, logKey, now }),
      counts: (input: { round: string }) => castCounts(input, { ballots }),
      /** Forgets ballots, open answers and logs of these rounds: only ever those of the example federation. */
      forget: async ({ rounds: gone }: { rounds: readonly string[] }): Promise<void> => {
        await batches.forget(gone)
        await ballots.forget(gone)
        await responses.forget(gone)
      },
    },
    response: {
      submit: (input: ResponseInput) =>
        submitResponse(input, { desk, responses, committer: responseCommitter, now }),
      counts: (input: { round: string }) => responses.counts(input.round),
    },
    seal: {
      start: (input: { round: string; manifest: Uint8Array }) =>
        startLog(input, { batches, logKey, now }),
      run: (input: { round: string; final: boolean }) =>
        sealRound(input, { rounds, ballots, batches, logKey, now }),
      close: (input: Parameters<typeof closeLog>[0]) =>
        closeLog(input, { ballots, batches, logKey, now, formByHash }),
      shown: (input: { round: string }) => shown(input, { batches }),
      heads: (input: { round: string }) => batches.heads(input.round),
    },
    tabulation: {
      /** Every answer of one style of a round, or of an imported wave, as columns. */
      tabulate: (input: { round: string; style: string }) =>
        tabulate(input, { rounds, formByHash, ballots, batches, responses, imports }),
      /** The sealed ballots of grassroots unions, by unit. */
      unionBallots: (input: { round: string }) =>
        unionBallots(input, { rounds, formByHash, ballots, batches, responses, imports }),
    },
    imports: openImports({ imports, rounds, audit: context.audit }),
    /** What must hold of the stored credentials, ballots and seals. */
    invariants: (known: KnownRounds) =>
      answeringInvariants({ ...context, ...known, issuers, ballots, batches, formByHash, logKey }),
    /** Resolves once everything accepted is written; the server waits for it before it stops. */
    async drained(): Promise<void> {
      await Promise.all([ballotCommitter.drained(), responseCommitter.drained()])
    },
  }
}

export type Answering = ReturnType<typeof openAnswering>
