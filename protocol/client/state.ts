import type { IssuerId } from '../round/manifest.ts'

/** Everything the phone keeps about a round in ballot mode: plain JSON, saved before every request. */
export interface ClientState {
  readonly round: string
  /** The link secret in Base32; gone once every credential of the link is here. */
  readonly secret?: string
  readonly ballots: { readonly [style: string]: BallotState }
}

/** The stages of one ballot, in order; none goes back. */
export type BallotState = Collecting | Ready | Sending | Sent

/** Signatures are being collected. `blinds` shrinks as `signatures` grows; all bytes base64url. */
export interface Collecting {
  readonly stage: 'collecting'
  readonly t: string
  readonly blinds: { readonly [issuer in IssuerId]?: Blind }
  readonly signatures: { readonly [issuer in IssuerId]?: string }
}

/** What is sent to an issuer, and the factor that unblinds its answer; thrown away with it. */
interface Blind {
  readonly blinded: string
  readonly inverse: string
}

/** Signed by every issuer; the person is still answering. */
interface Ready {
  readonly stage: 'ready'
  readonly t: string
  readonly signatures: { readonly [issuer in IssuerId]?: string }
}

/** Written. Exactly these bytes go out until they are acknowledged. */
export interface Sending {
  readonly stage: 'sending'
  readonly body: string
  /** Leaf hash, base64url: what the receipt must name. */
  readonly leaf: string
}

/** Acknowledged. Answers, token and signatures are gone. */
interface Sent {
  readonly stage: 'sent'
  /** `formatReceipt`; left out when another body of this token was there first and its receipt did not arrive. */
  readonly receipt?: string
}
