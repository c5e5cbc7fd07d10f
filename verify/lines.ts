import {
  base64url,
  type Contract,
  type Contracts,
  either,
  exactly,
  type Has,
  hex,
  isCode,
  isCount,
  isDay,
  isFlag,
  isInstant,
  isMembers,
  isNull,
  isNumber,
  isText,
  listOf,
  type Of,
  oneOf,
  recordOf,
} from './contract.ts'
import { isBareForm, isForm } from './form.ts'
import { isManifest } from './manifest.ts'
import { isRecipe } from './recipe.ts'

/** One kind of line. `members` tell which member is at fault where a line is not of its kind. */
export interface LineKind<T> {
  readonly kind: string
  readonly members: Contracts
  readonly is: Contract<T>
}

function line<R extends Contracts, O extends Contracts = Record<never, never>>(
  kind: string,
  required: R,
  optional?: O,
): LineKind<Has<R, O>> {
  const isKind = exactly({ ...required, kind: oneOf(kind) }, optional)
  const is = (value: unknown): value is Has<R, O> => isKind(value)
  return { kind, is, members: { ...required, ...optional, kind: oneOf(kind) } }
}

const hash = hex(32)
const signature = base64url(64)
const signatures = exactly({ a: hex(256) }, { b: hex(256) })

const isRow = exactly({
  answers: isMembers,
  coached: isFlag,
  helped: isFlag,
  pace: oneOf('fast', 'normal', 'slow'),
})
export type Row = Of<typeof isRow>

const amendment = {
  version: oneOf('fs1'),
  round: isCode,
  number: isCount,
  day: isDay,
  reason: isText,
}
const isExtension = exactly({ ...amendment, kind: oneOf('extend'), closesAt: isInstant })
const isVoiding = exactly({ ...amendment, kind: oneOf('void') }, { style: isCode })
export type Amendment = Of<typeof isExtension> | Of<typeof isVoiding>

const isClosed = exactly({
  style: isCode,
  invited: isCount,
  paper: isCount,
  collected: exactly({ a: isCount }, { b: isCount }),
  reissued: isCount,
  ballots: isCount,
  void: exactly({ spoiled: isCount, unused: isCount }),
  rows: either(hash, isNull),
})
/** What the close record says of one style. */
export type Closed = Of<typeof isClosed>

const isClose = exactly({
  version: oneOf('fs1'),
  round: isCode,
  day: isDay,
  keysDestroyed: isDay,
  styles: listOf(isClosed),
})
export type Close = Of<typeof isClose>

const isOpened = exactly({
  row: isRow,
  attributes: recordOf(isText),
  salts: exactly({ scores: hex(16), attributes: hex(16) }),
})
export type Opened = Of<typeof isOpened>

/** Heads are signed with 32 bits for it. */
const isBatch = (value: unknown): value is number => isCount(value) && value < 2 ** 32

const share = either(isNumber, isNull)
const mostLeaves = 1000

/** The lines of docs/bundle.md section 1. */
export const bundle = line('bundle', {
  version: oneOf('fs1-bundle'),
  round: isCode,
  audience: oneOf('public', 'audit'),
})
export const manifest = line('manifest', { manifest: isManifest, signature })
export const recipe = line('recipe', { recipe: isRecipe })
export const form = line('form', { hash, bare: isBareForm, whole: isForm, salt: hash })
export const record = line('record', {
  type: oneOf('extend', 'void', 'close'),
  record: either(either(isExtension, isVoiding), isClose),
  signature,
  batch: isBatch,
})
export const head = line('head', {
  batch: isBatch,
  size: isCount,
  root: hash,
  day: isDay,
  signature,
})
export const leaves = line('leaves', { batch: isBatch, leaves: listOf(hash, mostLeaves) })
export const ballot = line(
  'ballot',
  { style: isCode, t: hash, signatures, scores: hash, texts: hash, attributes: hash },
  { opened: isOpened },
)
export const voidSheet = line('void', {
  style: isCode,
  t: hash,
  signatures,
  reason: oneOf('spoiled', 'unused'),
})
export const row = line('row', { style: isCode, row: isRow })
export const figure = line('figure', {
  style: isCode,
  n: isCount,
  awareness: share,
  participation: share,
  satisfaction: share,
})
export const end = line('end', { lines: isCount })

/** The order in which kinds stand. */
export const order: readonly string[] = [
  bundle,
  manifest,
  recipe,
  form,
  record,
  head,
  leaves,
  ballot,
  voidSheet,
  row,
  figure,
  end,
].map(({ kind }) => kind)

export type HeadLine = Of<typeof head.is>
export type BallotLine = Of<typeof ballot.is>
export type VoidLine = Of<typeof voidSheet.is>
export type FigureLine = Of<typeof figure.is>
