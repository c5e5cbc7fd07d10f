import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { bareForm } from '../../protocol/form/bare-form.ts'
import type { Form } from '../../protocol/form/form.ts'
import {
  type Amendment,
  ballotMessage,
  blind,
  blindKey,
  finalize,
  hashJson,
  type IssuerId,
  type Manifest,
  type Pace,
  sha256,
  toHex,
  utf8,
} from '../../protocol/index.ts'
import { type Recipe, recipes } from '../../scoring/index.ts'
import { type SigningKey, signBlinded } from '../../surveys/issuer/sign-blinded.ts'
import { openLogKey } from '../../surveys/log-key.ts'
import { evaluationForm } from './evaluation-form.ts'

type Issuer = 'a' | 'b'
type Signatures = { readonly [issuer in Issuer]: Uint8Array }

/** A token with the right to vote. */
export interface Certified {
  readonly style: string
  readonly t: Uint8Array
  readonly signatures: { readonly a: Uint8Array; readonly b?: Uint8Array }
}

/** What a ballot's part `scores` holds. */
export interface Row {
  readonly answers: { readonly [question: string]: unknown }
  readonly coached: boolean
  readonly helped: boolean
  readonly pace: Pace
}

export interface Cast extends Certified {
  readonly row: Row
  readonly texts: { readonly [question: string]: string }
  readonly attributes: { readonly [attribute: string]: string }
  readonly salts: { readonly [part in 'scores' | 'texts' | 'attributes']: Uint8Array }
}

export interface Sheet extends Certified {
  readonly reason: 'spoiled' | 'unused'
}

export interface BoundForm {
  readonly bare: Form
  readonly whole: Form
  readonly salt: Uint8Array
}

/** Everything that happened in a round, before anybody writes a bundle of it. */
export interface ClosedRound {
  readonly log: ReturnType<typeof openLogKey>
  readonly manifest: Manifest
  readonly recipe: Recipe
  readonly forms: readonly BoundForm[]
  readonly ballots: readonly Cast[]
  readonly sheets: readonly Sheet[]
  readonly amendments: readonly Amendment[]
}

function keyPair(): SigningKey & { readonly modulus: string } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { n = '' } = publicKey.export({ format: 'jwk' })
  return { private: privateKey, public: publicKey, modulus: n }
}

export type IssuerKeys = { readonly [issuer in Issuer]: ReturnType<typeof keyPair> }
export const issuerKeys = (): IssuerKeys => ({ a: keyPair(), b: keyPair() })

/** Both issuers sign a new token blindly, as they do for a phone. */
export function certify(round: string, style: string, keys: IssuerKeys) {
  const t = randomBytes(32)
  const message = ballotMessage(round, style, t)
  const signedBy = (issuer: IssuerId): Uint8Array => {
    const key = blindKey(keys[issuer].modulus)
    const { blinded, inverse } = blind(key, message, randomBytes)
    const signature = finalize(key, message, signBlinded(blinded, keys[issuer]), inverse)
    if (signature === null) throw new Error('the issuer signed something else')
    return signature
  }
  const signatures: Signatures = { a: signedBy('a'), b: signedBy('b') }
  return { style, t, signatures }
}

const paces = ['fast', 'normal', 'slow'] as const
const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length]

/** Answers that differ from worker to worker and now and then are the same; some say nothing to some measures. */
export function rowOf(worker: number): Row {
  const graded = (by: number) => 1 + ((worker * by + Math.floor(worker / 3)) % 5)
  return {
    answers: {
      u1: {
        c1: pick([4, 3, 2, 1], worker) ?? 1,
        c2: pick([4, 'na', 1], worker) ?? 'na',
        foil: pick([1, 1, 1, 2], worker) ?? 1,
        ...(worker % 4 === 3 ? {} : { c3: pick([1, 4, 4, 2, 'na'], worker) ?? 1 }),
      },
      u3: worker % 7 === 6 ? 'dk' : graded(1),
      ...(worker % 5 === 4 ? {} : { u4: graded(2) }),
      u5: graded(3),
      ...(worker % 2 === 0 ? { u6: ['pool', 'library'] } : {}),
    },
    coached: worker % 11 === 5,
    helped: worker % 6 === 2,
    pace: pick(paces, worker) ?? 'normal',
  }
}

export const castBy = (worker: number, certified: Certified): Cast => ({
  ...certified,
  row: rowOf(worker),
  texts: worker % 3 === 0 ? { u11: `建议 ${worker}` } : {},
  attributes: { age: pick(['a1', 'a2', 'a3', 'none'], worker) ?? 'none' },
  salts: { scores: randomBytes(16), texts: randomBytes(16), attributes: randomBytes(16) },
})

function bound(title: string): BoundForm {
  const whole = evaluationForm(title)
  const salt = randomBytes(32)
  const measures = toHex(sha256(Buffer.concat([salt, utf8(hashJson(whole))])))
  return { bare: bareForm(whole, measures), whole, salt }
}

const round = 'y2026'
/** s02 stays below k; its questionnaire is another. p01 has paper ballots. */
const wanted = [
  { style: 'p01', ballots: 16, invited: 40, paper: 5, form: 0 },
  { style: 's01', ballots: 12, invited: 30, paper: 0, form: 0 },
  { style: 's02', ballots: 6, invited: 20, paper: 0, form: 1 },
]

/** A round of three units by two issuers, extended once, with two paper sheets that were not cast. */
export function closedRound(): ClosedRound & { readonly keys: ReadonlyMap<string, IssuerKeys> } {
  const keys = new Map(wanted.map(({ style }) => [style, issuerKeys()]))
  const certified = (style: string) => certify(round, style, keys.get(style) ?? issuerKeys())
  const log = openLogKey(randomBytes(32))
  const forms = [bound('示例·文化宫测评'), bound('示例·疗养院测评')]
  const recipe = recipes.official
  if (recipe === undefined) throw new Error('no official recipe')
  const styles = wanted.map(({ style, form, invited, paper }) => ({
    style,
    title: `示例·${style}`,
    form: hashJson(forms[form]?.bare),
    seconds: 180,
    invited,
    ...(paper > 0 ? { paper } : {}),
    attributes: [{ name: 'age', codes: ['a1', 'a2', 'a3', 'a4', 'none'] }],
    keys: { a: keys.get(style)?.a.modulus ?? '', b: keys.get(style)?.b.modulus ?? '' },
  }))
  return {
    keys,
    log,
    recipe,
    forms,
    manifest: {
      version: 'fs1',
      round,
      mode: 'ballot',
      title: '示例·年度服务满意度测评',
      opensAt: '2026-11-01T00:00:00.000Z',
      closesAt: '2026-11-24T16:00:00.000Z',
      graceSeconds: 900,
      k: 10,
      issuers: [
        { id: 'a', name: '示例·市总工会' },
        { id: 'b', name: '示例·经审会' },
      ],
      styles,
      recipe: hashJson(recipe),
      logKey: log.publicKey,
    },
    ballots: wanted.flatMap(({ style, ballots }) =>
      Array.from({ length: ballots }, (_, worker) => castBy(worker, certified(style))),
    ),
    sheets: [
      { ...certified('p01'), reason: 'spoiled' },
      { ...certified('p01'), reason: 'unused' },
    ],
    amendments: [
      {
        version: 'fs1',
        round,
        number: 1,
        day: '2026-11-20',
        reason: '停电一天，顺延',
        kind: 'extend',
        closesAt: '2026-11-25T16:00:00.000Z',
      },
    ],
  }
}
