import { createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manifestEntry, manifestHash } from '../../protocol/round/manifest.ts'
import { canCast, canCollect, graceEnd } from '../../surveys/round/round.ts'
import {
  before,
  closing,
  grace,
  later,
  opening,
  type PlanningOffice,
  planningOffice,
  settled,
} from './planning-office.ts'

let office: PlanningOffice
beforeAll(async () => {
  office = await planningOffice()
})
afterAll(() => office.close())

describe('a round on its way from planning to its figures', () => {
  it('is prepared, opened, closed, sealed and asks for its figures, each in its time', async () => {
    office.setClock(before)
    const round = await office.plan()
    await office.surveys.round.requestPreparation({ round })
    expect(await office.work()).toEqual(['prepare-round prepared'])
    expect(await office.live(later(opening, -1))).toEqual([])
    expect(await office.live(opening)).toEqual(['open-round opened'])
    expect(await office.state(round)).toBe('open')
    await office.live(later(closing, -1))
    expect(await office.state(round)).toBe('open')
    expect(await office.live(closing)).toContain('close-round closing')
    expect(await office.live(later(closing, grace + 19))).toEqual([])
    const last = await office.live(settled)
    expect(last).toEqual(['seal-round closed', 'compute-round'])
    expect(await office.state(round)).toBe('closed')
    await office.surveys.round.computed({ round })
    expect(await office.state(round)).toBe('computed')
  })

  it('comes to the same end when every job is delivered three times', async () => {
    office.setClock(before)
    const round = await office.plan()
    await office.surveys.round.requestPreparation({ round })
    const outcomes = await office.work(3)
    expect(outcomes).toEqual([
      'prepare-round prepared',
      'prepare-round unchanged',
      'prepare-round unchanged',
    ])
    const prepared = await office.stored(round)
    expect(await office.live(opening, 3)).toEqual([
      'open-round opened',
      'open-round unchanged',
      'open-round unchanged',
    ])
    await office.live(closing, 3)
    const computed = (await office.live(settled, 3)).filter(
      (outcome) => outcome === 'compute-round',
    )
    expect(computed).toHaveLength(1)
    const closed = await office.stored(round)
    expect(closed.state).toBe('closed')
    expect(closed.manifestHash).toBe(prepared.manifestHash)
    const heads = await office.surveys.seal.heads({ round })
    expect(heads.map(({ record }) => record?.type)).toEqual([undefined, 'close'])
  })

  it('signs with the log key a manifest that names its keys, attributes and times', async () => {
    office.setClock(before)
    const round = await office.plan()
    await office.surveys.round.prepare({ round })
    const { manifest, signature, checkWords } = await office.surveys.round.manifest(round)
    const { manifestHash: hash, styles } = await office.stored(round)
    expect(manifestHash(manifest)).toBe(hash)
    expect([...checkWords]).toHaveLength(6)
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: manifest.logKey },
      format: 'jwk',
    })
    const entry = manifestEntry(round, manifestHash(manifest))
    expect(verify(null, entry, key, Buffer.from(signature, 'base64url'))).toBe(true)
    expect(manifest.opensAt).toBe(opening.toISOString())
    expect(styles.map(({ attributes }) => attributes)).toEqual(
      manifest.styles.map(({ attributes }) => attributes),
    )
    expect(manifest.styles[0]?.attributes).toEqual([
      { name: 'age', codes: ['a1', 'a2', 'a3', 'a4', 'none'] },
    ])
    const moduli = manifest.styles.flatMap(({ keys }) => [keys.a, keys.b])
    expect(new Set(moduli).size).toBe(4)
  })

  it('destroys the private keys at the last seal, records it, and leaves other rounds alone', async () => {
    office.setClock(before)
    const [round, neighbour] = [
      await office.plan(),
      await office.plan({ closesAt: later(closing, 9e5) }),
    ]
    for (const each of [round, neighbour]) await office.surveys.round.prepare({ round: each })
    await office.live(opening)
    await office.live(closing)
    await office.live(settled)
    const keys = office.databases.issuer.collection('keys')
    expect(await keys.countDocuments({ round, private: { $ne: null } })).toBe(0)
    expect(await keys.countDocuments({ round })).toBe(4)
    expect(await keys.countDocuments({ round: neighbour, private: { $ne: null } })).toBe(4)
    expect((await office.stored(round)).keysDestroyedAt).toEqual(settled)
    expect(await office.state(neighbour)).toBe('open')
  })

  it('goes on where it stood when everything is started anew half-way', async () => {
    office.setClock(before)
    const round = await office.plan()
    await office.surveys.round.requestPreparation({ round })
    const again = await planningOffice(office.namespace)
    again.setClock(opening)
    expect(await again.work()).toContain('prepare-round prepared')
    await again.surveys.round.tick()
    expect(await again.work()).toContain('open-round opened')
    await again.leave()
    expect(await office.state(round)).toBe('open')
  })

  it('makes up once for an opening and a closing that nobody was there for', async () => {
    const asleep = await planningOffice()
    const round = await asleep.plan()
    await asleep.surveys.round.prepare({ round })
    expect(await asleep.live(later(settled, 3 * 24 * 3600))).toEqual([
      'open-round opened',
      'close-round closing',
      'seal-round closed',
      'compute-round',
    ])
    const closed = await asleep.stored(round)
    await asleep.close()
    expect(closed.state).toBe('closed')
    expect(closed.graceUntil).toEqual(later(closing, grace))
  })

  it('stays closing when the clock is set back after the decision', async () => {
    office.setClock(before)
    const round = await office.plan()
    await office.surveys.round.prepare({ round })
    await office.live(opening)
    await office.live(later(closing, 5))
    const decided = await office.stored(round)
    await office.live(later(closing, -3600))
    const back = await office.stored(round)
    expect(back.state).toBe('closing')
    expect(back.closedAt).toEqual(decided.closedAt)
    expect(await office.surveys.round.open({ round })).toBe('unchanged')
    expect(await office.surveys.round.close({ round })).toBe('unchanged')
    expect(canCollect(back, later(closing, -3600))).toBe('closed')
  })

  it('takes ballots to the end of the signed grace, however late the closing job runs', async () => {
    office.setClock(before)
    const round = await office.plan()
    await office.surveys.round.prepare({ round })
    await office.live(opening)
    const open = await office.stored(round)
    expect(canCast(open, later(closing, grace - 1))).toBeUndefined()
    expect(canCast(open, later(closing, grace))).toBe('closed')
    expect(canCollect(open, closing)).toBe('closed')
    await office.live(later(closing, grace + 3))
    expect(graceEnd(await office.stored(round))).toEqual(later(closing, grace))
  })
})
