import {
  amendmentEntry,
  ballotEntry,
  type Closing,
  type ClosingStyle,
  canonicalJson,
  closingEntry,
  commitment,
  compareBytes,
  hashJson,
  headBytes,
  leafHash,
  manifestEntry,
  manifestHash,
  merkleLog,
  sealOrder,
  sha256,
  signaturesHash,
  type TreeHead,
  toBase64url,
  toHex,
  utf8,
  voidEntry,
} from '../../protocol/index.ts'
import { type Line, withEnd } from './bundle-line.ts'
import type { Cast, Certified, ClosedRound, Row, Sheet } from './closed-round.ts'
import { figuresOf } from './oracle.ts'

/** What somebody who holds the log key may lie about; everything after it follows honestly. */
export interface Lies {
  readonly table?: (style: string, rows: readonly Row[]) => readonly Row[]
  /** Rows are shown from so many on. */
  readonly k?: number
  readonly closed?: (style: ClosingStyle) => ClosingStyle
  readonly batches?: (
    batches: readonly (readonly Uint8Array[])[],
  ) => readonly (readonly Uint8Array[])[]
  readonly head?: (head: TreeHead) => TreeHead
}

const days = ['2026-11-01', '2026-11-05', '2026-11-20', '2026-11-25', '2026-11-26', '2026-11-27']

const commitmentsOf = ({ row, texts, attributes, salts }: Cast) => ({
  scores: commitment('scores', salts.scores, row),
  texts: commitment('texts', salts.texts, texts),
  attributes: commitment('attributes', salts.attributes, attributes),
})

export const leafOfCast = (round: string, cast: Cast): Uint8Array =>
  leafHash(
    ballotEntry({
      round,
      style: cast.style,
      t: cast.t,
      signatures: signaturesHash(cast.signatures),
      ...commitmentsOf(cast),
    }),
  )

export const leafOfSheet = (round: string, sheet: Sheet): Uint8Array =>
  leafHash(voidEntry({ round, ...sheet }))

const certificate = ({ style, t, signatures: { a, b } }: Certified) => ({
  style,
  t: toHex(t),
  signatures: { a: toHex(a), ...(b === undefined ? {} : { b: toHex(b) }) },
})

/** Rows by their canonical bytes. */
export const sorted = (rows: readonly Row[]): Row[] =>
  rows.toSorted((one, other) => compareBytes(utf8(canonicalJson(one)), utf8(canonicalJson(other))))

export const tableHash = (rows: readonly Row[]): string =>
  toHex(
    sha256(
      utf8(
        sorted(rows)
          .map((row) => `${canonicalJson(row)}\n`)
          .join(''),
      ),
    ),
  )

/** The bundle of a round, written from docs/bundle.md with the room `protocol/`. */
export function bundleOf(
  { manifest, log, recipe, forms, ballots, sheets, amendments }: ClosedRound,
  audience: 'public' | 'audit' = 'public',
  lies: Lies = {},
): Line[] {
  const { round, styles } = manifest
  const of = <T extends { readonly style: string }>(style: string, list: readonly T[]) =>
    list.filter((each) => each.style === style)
  const shown = new Map<string, readonly Row[]>()
  for (const { style } of styles) {
    const rows = of(style, ballots).map(({ row }) => row)
    if (rows.length >= (lies.k ?? manifest.k))
      shown.set(style, sorted(lies.table?.(style, rows) ?? rows))
  }

  const closedStyles = styles.map((each): ClosingStyle => {
    const { style, invited } = each
    const paper = 'paper' in each && typeof each.paper === 'number' ? each.paper : 0
    const cast = of(style, ballots).length
    const spent = of(style, sheets)
    const count = (reason: string) => spent.filter((sheet) => sheet.reason === reason).length
    const rows = shown.get(style)
    return {
      style,
      invited,
      paper,
      collected: { a: cast + spent.length + 2, b: cast + spent.length + 1 },
      reissued: 0,
      ballots: cast,
      void: { spoiled: count('spoiled'), unused: count('unused') },
      rows: rows === undefined ? null : tableHash(rows),
    }
  })
  const close: Closing = {
    version: 'fs1',
    round,
    day: '2026-11-27',
    keysDestroyed: '2026-11-26',
    styles: closedStyles.map((style) => lies.closed?.(style) ?? style),
  }

  const leaves = {
    manifest: leafHash(manifestEntry(round, manifestHash(manifest))),
    ballots: ballots.map((cast) => leafOfCast(round, cast)),
    sheets: sheets.map((sheet) => leafOfSheet(round, sheet)),
    close: closingEntry(close),
  }
  const half = Math.floor(leaves.ballots.length / 2)
  const honest = [
    [leaves.manifest],
    sealOrder(leaves.ballots.slice(0, half)),
    ...amendments.map((amendment) => [leafHash(amendmentEntry(amendment))]),
    sealOrder([...leaves.ballots.slice(half), ...leaves.sheets]),
    [leafHash(leaves.close)],
  ]
  const batches = lies.batches?.(honest) ?? honest
  const tree = merkleLog()
  const heads = batches.map((batch, n) => {
    for (const leaf of batch) tree.append(leaf)
    const head = {
      round,
      size: tree.size(),
      root: tree.root(),
      batch: n,
      day: days[n] ?? '2026-12-01',
    }
    return lies.head?.(head) ?? head
  })

  const signed = (entry: Uint8Array) => toBase64url(log.sign(entry))
  const place = new Map(styles.map(({ style }, at) => [style, at]))
  const inOrder = <T extends Certified>(list: readonly T[], leaf: (each: T) => Uint8Array) =>
    list.toSorted(
      (one, other) =>
        (place.get(one.style) ?? 0) - (place.get(other.style) ?? 0) ||
        compareBytes(leaf(one), leaf(other)),
    )
  const wholeOf = new Map(forms.map((form) => [hashJson(form.bare), form.whole]))
  const voided = (style: string) =>
    amendments.some(
      (each) => each.kind === 'void' && (each.style === undefined || each.style === style),
    )

  const lines: Line[] = [
    { kind: 'bundle', version: 'fs1-bundle', round, audience },
    { kind: 'manifest', manifest, signature: signed(manifestEntry(round, manifestHash(manifest))) },
    { kind: 'recipe', recipe },
    ...forms.map(({ bare, whole, salt }) => ({
      kind: 'form',
      hash: hashJson(bare),
      bare,
      whole,
      salt: toHex(salt),
    })),
    ...amendments.map((record, at) => ({
      kind: 'record',
      type: record.kind,
      record,
      signature: signed(amendmentEntry(record)),
      batch: 2 + at,
    })),
    {
      kind: 'record',
      type: 'close',
      record: close,
      signature: signed(leaves.close),
      batch: honest.length - 1,
    },
    ...heads.map((head, batch) => ({
      kind: 'head',
      batch,
      size: head.size,
      root: toHex(head.root),
      day: head.day,
      signature: signed(headBytes(head)),
    })),
    ...batches.map((batch, at) => ({ kind: 'leaves', batch: at, leaves: batch.map(toHex) })),
    ...inOrder(ballots, (cast) => leafOfCast(round, cast)).map((cast) => {
      const { scores, texts, attributes } = commitmentsOf(cast)
      return {
        kind: 'ballot',
        ...certificate(cast),
        scores: toHex(scores),
        texts: toHex(texts),
        attributes: toHex(attributes),
        ...(audience === 'public' ? {} : { opened: openedOf(cast) }),
      }
    }),
    ...inOrder(sheets, (sheet) => leafOfSheet(round, sheet)).map((sheet) => ({
      kind: 'void',
      ...certificate(sheet),
      reason: sheet.reason,
    })),
    ...[...shown].flatMap(([style, rows]) => rows.map((row) => ({ kind: 'row', style, row }))),
    ...styles.flatMap(({ style, form }) => {
      const [rows, whole] = [shown.get(style), wholeOf.get(form)]
      if (rows === undefined || whole === undefined || voided(style)) return []
      return [{ kind: 'figure', style, ...figuresOf(rows, whole, recipe) }]
    }),
  ]
  return withEnd(lines)
}

const openedOf = ({ row, attributes, salts }: Cast) => ({
  row,
  attributes,
  salts: { scores: toHex(salts.scores), attributes: toHex(salts.attributes) },
})
