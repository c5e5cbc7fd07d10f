import type { FailureCode } from '../../basics/failure.ts'
import type { Manifest } from '../../protocol/round/manifest.ts'
import type { Attribute, Frame } from '../frame/frame.ts'

/** Where the answers come from; part of the signed manifest, so changing it means a new round. */
export const modes = ['ballot', 'open', 'identified'] as const
export type Mode = (typeof modes)[number]

/** From planning to figures. Only jobs move a round, and only along `nextStates`. */
export const roundStates = ['planned', 'open', 'closing', 'closed', 'computed'] as const
export type RoundState = (typeof roundStates)[number]

export const nextStates: Readonly<Record<RoundState, readonly RoundState[]>> = {
  planned: ['open'],
  open: ['closing'],
  closing: ['closed'],
  closed: ['computed'],
  // Figures may be computed again; the answers they come from may not change.
  computed: ['computed'],
}

/** Who keeps one of the issuer keys; one or two, the second outside the federation. */
export interface Custodian {
  readonly id: 'a' | 'b'
  readonly name: string
}

/** One assessed unit, or the one needs survey: what a credential is for. */
export interface Style {
  /** Short public code, e.g. `u01`. */
  readonly style: string
  /** Id of the unit in the organisation; absent for a survey about no unit. */
  readonly unit?: string | undefined
  readonly title: string
  /** Id of the published questionnaire version. */
  readonly questionnaire: string
  /** SHA-256 (hex) of the compiled form with this style's names put in. */
  readonly form: string
  /** Reading time the phone measures its pace against. */
  readonly seconds: number
  /** Invitations that may be handed out; fixed in the manifest. */
  readonly invited: number
  readonly electorate: 'workers' | 'unions'
  readonly frame?: Frame | undefined
  /** What the phone is asked about the person, with the codes it may send; chosen at preparation. */
  readonly attributes: readonly Attribute[]
}

/** One wave of a survey. */
export interface Round {
  /** Eight public Crockford characters; stands in the link. */
  readonly id: string
  readonly title: string
  readonly series?: string | undefined
  /** What the figures speak about, e.g. `2026`, `2026Q3`. */
  readonly period: string
  readonly mode: Mode
  /** Invented data of the example federation; marked on every page. */
  readonly demo: boolean
  /** Not moved by the clock: whoever made it moves it step by step, as the example federation's history is told. */
  readonly held?: boolean | undefined
  readonly opensAt: Date
  readonly closesAt: Date
  /** Seconds after closing in which a ballot on its way is still taken. */
  readonly graceSeconds: number
  /** Smallest group of which anything is shown. */
  readonly k: number
  readonly state: RoundState
  readonly issuers: readonly Custodian[]
  readonly styles: readonly Style[]
  /** Id of the scoring recipe. */
  readonly recipe: string
  readonly manifest?: Manifest | undefined
  /** SHA-256 (hex) of the manifest's canonical bytes. */
  readonly manifestHash?: string | undefined
  /** Ed25519 signature of the log key over the manifest, base64url. */
  readonly manifestSignature?: string | undefined
  /** The manifest's check, as it stands in links; and its check words (six characters), as on posters. */
  readonly check?: string | undefined
  readonly checkWords?: string | undefined
  /** Why the last preparation was refused, for the person who planned the round. */
  readonly problem?: string | undefined
  /** The instants at which a job decided; stored once, so that a clock set back undoes nothing. */
  readonly openedAt?: Date | undefined
  readonly closedAt?: Date | undefined
  /** The end of the grace, fixed when closing was decided. */
  readonly graceUntil?: Date | undefined
  readonly sealedAt?: Date | undefined
  /** When the issuers' private keys were destroyed. */
  readonly keysDestroyedAt?: Date | undefined
  /** Personal links have been handed out. */
  readonly linksIssued: boolean
}

/** Undefined when the round may do the thing, otherwise the failure that says why not. */
type Answer = FailureCode | undefined

/** ballot.md, flow 3: credentials are handed out while the round is open, and not in the grace. */
export function canCollect(round: Round, now: Date): Answer {
  if (round.state === 'planned') return 'not-open-yet'
  if (round.state !== 'open') return 'closed'
  return now.getTime() < round.closesAt.getTime() ? undefined : 'closed'
}

/** ballot.md, flow 7 and 9: ballots on their way at the close are taken until the grace is over. */
export function canCast(round: Round, now: Date): Answer {
  if (round.state === 'planned') return 'not-open-yet'
  if (round.state !== 'open' && round.state !== 'closing') return 'closed'
  return now.getTime() < graceEnd(round).getTime() ? undefined : 'closed'
}

/** The stored decision counts; before there is one, the planned end. */
export const graceEnd = (round: Round): Date =>
  round.graceUntil ?? new Date(round.closesAt.getTime() + round.graceSeconds * 1000)

/** A frame may change until the manifest is signed: from then on the unit may hear the dates (domain.md). */
export const canChangeFrame = (round: Round): Answer =>
  round.state === 'planned' && round.manifest === undefined ? undefined : 'conflict'

/** Links carry the manifest's check, so there are none before it is signed. */
export function canIssueLinks(round: Round): Answer {
  if (round.mode === 'open' || round.manifest === undefined) return 'conflict'
  return round.state === 'planned' || round.state === 'open' ? undefined : 'closed'
}

export function canOpen(round: Round): Answer {
  if (round.state !== 'planned') return 'conflict'
  return round.manifest === undefined ? 'conflict' : undefined
}

export const canClose = (round: Round): Answer => (round.state === 'open' ? undefined : 'conflict')

/** Everything on its way has arrived: the last seal may take what there is. */
export const canFinish = (round: Round, now: Date): Answer =>
  round.state === 'closing' && now.getTime() >= graceEnd(round).getTime() ? undefined : 'conflict'

/** Public codes are short and typed by hand from posters: no I, L, O, U. */
export const roundIdPattern = /^[0-9a-hjkmnp-tv-z]{8}$/
export const stylePattern = /^[a-z][a-z0-9-]{0,19}$/
