import { createPrivateKey, createPublicKey } from 'node:crypto'
import { Failure } from '../../basics/failure.ts'
import { canCollect, type Round } from '../round/round.ts'
import { type IssueInput, issue } from './issue.ts'
import type { IssuerId, IssuerStore } from './issuer.store.ts'
import type { SigningKey } from './sign-blinded.ts'

export interface CollectDeps {
  readonly issuers: IssuerStore
  readonly rounds: { readonly find: (id: string) => Promise<{ readonly round: Round } | undefined> }
  readonly keys: KeyRing
  readonly now: () => Date
}

const refusals = {
  'not-open-yet': '这一轮还没有开始，请到开始时间再打开链接。',
  closed: '这一轮已经结束，不能再领取选票。',
} as const

/**
 * Hands out the credentials an invitation is for, while the round is open.
 * @throws Failure `not-found`, `not-open-yet`, `closed`, `conflict`, `malformed`; nothing is written then
 */
export async function collect(input: IssueInput, deps: CollectDeps): Promise<Buffer[]> {
  const found = await deps.rounds.find(input.round)
  const { round } = found ?? {}
  if (round?.mode !== 'ballot' || !round.issuers.some(({ id }) => id === input.issuer))
    throw new Failure('not-found', '这个邀请在这一轮里找不到。')
  const refusal = canCollect(round, deps.now())
  if (refusal === 'not-open-yet' || refusal === 'closed') {
    if (refusal === 'closed') deps.keys.forget(round.id)
    throw new Failure(refusal, refusals[refusal])
  }
  if (new Set(input.requests.map(({ style }) => style)).size < input.requests.length)
    throw new Failure('malformed', '同一个单位在一次请求里出现了两次。')
  const ring = await deps.keys.of(round.id, input.issuer)
  return issue(input, { issuers: deps.issuers, keyOf: (style) => ring.get(style) })
}

type Ring = ReadonlyMap<string, SigningKey>

/** Signing keys of open rounds, parsed once; forgotten when a round closes, before they are destroyed. */
export function keyRing(issuers: IssuerStore) {
  const rounds = new Map<string, Promise<Record<IssuerId, Ring>>>()

  async function read(round: string): Promise<Record<IssuerId, Ring>> {
    const rings = { a: new Map<string, SigningKey>(), b: new Map<string, SigningKey>() }
    for (const key of await issuers.findKeys(round)) {
      if (key.private === undefined) continue
      rings[key.issuer].set(key.style, {
        private: createPrivateKey({ key: key.private, format: 'der', type: 'pkcs8' }),
        public: createPublicKey({ key: key.public, format: 'der', type: 'spki' }),
      })
    }
    return rings
  }

  return {
    async of(round: string, issuer: IssuerId): Promise<Ring> {
      const known = rounds.get(round) ?? read(round)
      rounds.set(round, known)
      known.catch(() => {
        rounds.delete(round)
      })
      return (await known)[issuer]
    },
    forget(round: string): void {
      rounds.delete(round)
    },
  }
}

export type KeyRing = ReturnType<typeof keyRing>
