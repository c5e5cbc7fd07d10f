import { compareBytes } from '../bytes/compare.ts'
import { pack, unsigned } from '../bytes/pack.ts'
import { verifyEd25519 } from '../receipt/ed25519.ts'

/** The state of a round's log after a seal. */
export interface TreeHead {
  readonly round: string
  /** Leaves in the log, the manifest included. */
  readonly size: number
  readonly root: Uint8Array
  /** 0 for the head over the manifest alone, then one higher with every seal. */
  readonly batch: number
  /** Day of the seal, `YYYY-MM-DD` in Asia/Shanghai. */
  readonly day: string
}

/** What the log key signs. */
export const headBytes = (head: TreeHead): Uint8Array =>
  pack('uq1-head', head.round, unsigned(head.size, 8), head.root, unsigned(head.batch, 4), head.day)

/** Whether the log of that key (32 bytes) signed this head. */
export const verifyHead = (head: TreeHead, signature: Uint8Array, logKey: Uint8Array): boolean =>
  verifyEd25519(logKey, headBytes(head), signature)

/** The order of leaf hashes inside one batch, the only order there is. */
export const sealOrder = (leaves: readonly Uint8Array[]): Uint8Array[] =>
  leaves.slice().sort(compareBytes)
