import { Failure } from '../../basics/failure.ts'
import type { Form } from '../../protocol/form/form.ts'
import { checkWords } from '../../protocol/round/check-words.ts'
import { linkCheck } from '../../protocol/round/link-check.ts'
import type { IssuerId } from '../../protocol/round/manifest.ts'
import { manifestEntry, manifestHash } from '../../protocol/round/manifest.ts'
import { askedAttributes } from '../frame/asked-attributes.ts'
import { chooseAttributes } from '../frame/choose-attributes.ts'
import { type Attribute, type AttributeName, attributeCodes, withheld } from '../frame/frame.ts'
import type { LogKey } from '../log-key.ts'
import { manifestOf } from './manifest-of.ts'
import { missingIn } from './missing.ts'
import type { RoundStore } from './round.store.ts'
import type { Round, Style } from './round.ts'

export interface PrepareDeps {
  readonly rounds: RoundStore
  readonly logKey: LogKey
  readonly recipeHash: (recipe: string) => string | undefined
  readonly formByHash: (hash: string) => Promise<Form | undefined>
  /** Idempotent: a key that is there stays. */
  readonly makeKeys: (input: {
    readonly round: string
    readonly issuer: IssuerId
    readonly styles: readonly string[]
  }) => Promise<ReadonlyMap<string, Uint8Array>>
  /** Writes leaf 0 of the round's log; idempotent for the same bytes. */
  readonly startLog: (input: {
    readonly round: string
    readonly manifest: Uint8Array
  }) => Promise<unknown>
}

/**
 * Makes the issuers' keys, chooses the attributes and signs the manifest. Idempotent: keys that are there stay,
 * the first signed manifest stays, and leaf 0 is written from the manifest that stands.
 * @returns `prepared`, or `unchanged` when the manifest was signed before
 * @throws Failure `not-found`; `invalid` with the sentence also kept on the round, when something is missing
 */
export async function prepareRound(
  { round: id }: { readonly round: string },
  deps: PrepareDeps,
): Promise<'prepared' | 'unchanged'> {
  const round = await deps.rounds.find(id)
  if (round === undefined) throw new Failure('not-found', '没有这个期次。')
  if (round.manifestHash !== undefined) {
    await writeFirstLeaf(round, deps)
    return 'unchanged'
  }
  const recipe = await ready(round, deps)
  const styles: Style[] = []
  for (const style of round.styles)
    styles.push({ ...style, attributes: await attributesFor(round, style, deps) })
  const keys = new Map<IssuerId, ReadonlyMap<string, Uint8Array>>()
  for (const { id: issuer } of round.issuers)
    keys.set(issuer, await deps.makeKeys({ round: id, issuer, styles: styles.map(codeOf) }))
  const manifest = manifestOf({ ...round, styles }, { keys, logKey: deps.logKey.publicKey, recipe })
  const hash = manifestHash(manifest)
  const written = await deps.rounds.prepared(id, {
    styles,
    manifest,
    manifestHash: hash,
    manifestSignature: deps.logKey.sign(manifestEntry(id, hash)).toString('base64url'),
    check: linkCheck(hash),
    checkWords: checkWords(hash),
  })
  await writeFirstLeaf((await deps.rounds.find(id)) ?? round, deps)
  return written ? 'prepared' : 'unchanged'
}

const codeOf = (style: Style) => style.style

/** Leaf 0 exists only in ballot mode: the other modes have no log. */
async function writeFirstLeaf(round: Round, deps: PrepareDeps): Promise<void> {
  if (round.mode !== 'ballot' || round.manifestHash === undefined) return
  await deps.startLog({ round: round.id, manifest: manifestEntry(round.id, round.manifestHash) })
}

/** The recipe's hash, once nothing is missing any more. */
async function ready(round: Round, deps: PrepareDeps): Promise<string> {
  const recipe = deps.recipeHash(round.recipe)
  const problem = recipe === undefined ? '没有这个计分口径，请先确认口径。' : missingIn(round)
  if (problem === undefined && recipe !== undefined) return recipe
  await deps.rounds.refuse(round.id, problem ?? '')
  throw new Failure('invalid', problem ?? '')
}

/**
 * What a style asks about the person. Without a frame nothing is known about how few share an answer, so nothing is
 * asked; only an open survey about no unit, whose population is everybody, keeps its questions.
 */
async function attributesFor(
  round: Round,
  style: Style,
  { formByHash }: Pick<PrepareDeps, 'formByHash'>,
): Promise<Attribute[]> {
  if (style.electorate === 'unions') return []
  const form = await formByHash(style.form)
  if (form === undefined)
    throw new Failure('invalid', `「${style.title}」的问卷不见了，请重新建立。`)
  const asked = askedAttributes(form)
  if (style.frame !== undefined) return chooseAttributes(style.frame, asked)
  return round.mode === 'open' && style.unit === undefined ? asked.map(wholeAttribute) : []
}

const wholeAttribute = (name: AttributeName): Attribute => ({
  name,
  codes: [...attributeCodes[name], withheld],
})
