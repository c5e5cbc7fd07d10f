import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inviteOf } from '../../protocol/ballot/invite.ts'
import { credentialsPath } from '../../protocol/ballot/messages.ts'
import { foldCredentials, nextCredentials } from '../../protocol/client/credentials.ts'
import { closing, opening, type PollingPlace, pollingPlace } from './polling-place.ts'

let place: PollingPlace
beforeAll(async () => {
  place = await pollingPlace({ styles: ['u01', 'u02', 'u03'] })
})
afterAll(() => place.close())

/** A value an issuer could be asked to sign; its first byte keeps it below any modulus. */
const blinded = () => {
  const bytes = randomBytes(256)
  bytes[0] = 0
  return bytes.toString('base64url')
}

const requestFor = (secret: Uint8Array, issuer: 'a' | 'b', styles: readonly string[]) => ({
  round: place.round,
  invite: Buffer.from(inviteOf(issuer, secret)).toString('base64url'),
  requests: styles.map((style) => ({ style, blinded: blinded() })),
})

const invites = () => place.databases.issuer.collection('invites-a')
const collectedNow = () => invites().countDocuments({ blinded: { $ne: null } })

describe('collecting credentials', () => {
  it('answers the same request a hundred times with identical bytes', async () => {
    const { secret } = await place.phone(['u01'])
    const request = requestFor(secret, 'a', ['u01'])
    const replies = await Promise.all(
      Array.from({ length: 100 }, () => place.post(credentialsPath('a'), request)),
    )
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
  })

  it('keeps the order of the requests', async () => {
    const { secret } = await place.phone()
    const reply = await place.post(
      credentialsPath('b'),
      requestFor(secret, 'b', ['u03', 'u01', 'u02']),
    )
    expect(reply.json().credentials.map(({ style }: { style: string }) => style)).toEqual([
      'u03',
      'u01',
      'u02',
    ])
  })

  it('refuses another blinded value on the same invitation, and writes none of its neighbours', async () => {
    const { secret } = await place.phone()
    await place.post(credentialsPath('a'), requestFor(secret, 'a', ['u01']))
    const before = await collectedNow()
    const reply = await place.post(credentialsPath('a'), requestFor(secret, 'a', ['u02', 'u01']))
    expect(reply.status).toBe(409)
    expect(await collectedNow()).toBe(before)
  })

  it('gives one of two phones the credential when both ask at once with one link', async () => {
    const { secret } = await place.phone(['u01'])
    const replies = await Promise.all(
      Array.from({ length: 20 }, () =>
        place.post(credentialsPath('a'), requestFor(secret, 'a', ['u01'])),
      ),
    )
    const statuses = replies.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 409)])
  })

  it('answers every unknown invitation alike: guessed, of another unit, of the other issuer', async () => {
    const { secret } = await place.phone(['u01'])
    const guessed = await place.post(
      credentialsPath('a'),
      requestFor(randomBytes(16), 'a', ['u01']),
    )
    const foreign = await place.post(credentialsPath('a'), requestFor(secret, 'a', ['u02']))
    const crossed = await place.post(credentialsPath('a'), requestFor(secret, 'b', ['u01']))
    const noStyle = await place.post(credentialsPath('a'), requestFor(secret, 'a', ['u99']))
    for (const reply of [guessed, foreign, crossed, noStyle]) {
      expect(reply.status).toBe(404)
      expect(reply.text).toBe(guessed.text)
    }
    expect((await place.post(credentialsPath('a'), requestFor(secret, 'a', ['u01']))).status).toBe(
      200,
    )
  })

  it('refuses a value that is not below the modulus and a style named twice', async () => {
    const { secret } = await place.phone(['u01'])
    const request = requestFor(secret, 'a', ['u01'])
    const huge = Buffer.alloc(256, 255).toString('base64url')
    const tooBig = { ...request, requests: [{ style: 'u01', blinded: huge }] }
    expect((await place.post(credentialsPath('a'), tooBig)).status).toBe(400)
    const twice = { ...request, requests: [...request.requests, ...request.requests] }
    expect((await place.post(credentialsPath('a'), twice)).status).toBe(400)
    expect(await invites().countDocuments({ blinded: null })).toBeGreaterThan(0)
    expect((await place.post(credentialsPath('a'), request)).status).toBe(200)
  })

  it('is of no use to another phone that replays the answer', async () => {
    const phone = await place.phone(['u01'])
    const other = await place.phone(['u01'])
    await phone.body('u01', {
      answers: { u1: { c1: 1, c2: 1, foil: 1 }, u3: 4 },
      attributes: {},
      pace: 'slow',
      coached: false,
      helped: false,
    })
    const { chooseStyles, beginBallots } = await import('../../protocol/client/credentials.ts')
    const fresh = chooseStyles(
      beginBallots(place.round, other.secret),
      place.manifest,
      ['u01'],
      (length) => randomBytes(length),
    )
    const asked = nextCredentials(fresh, place.manifest)
    const answer = await place.post(credentialsPath('a'), asked?.request)
    expect(answer.status).toBe(200)
    const stranger = chooseStyles(
      beginBallots(place.round, randomBytes(16)),
      place.manifest,
      ['u01'],
      (length) => randomBytes(length),
    )
    expect(foldCredentials(stranger, place.manifest, 'a', answer.json())).toBeNull()
    expect(foldCredentials(fresh, place.manifest, 'a', answer.json())).not.toBeNull()
  })

  it('counts what was collected per unit', async () => {
    const counts = await place.answering.issuer.collected({ round: place.round, issuer: 'a' })
    const rows = await invites().find({ style: 'u01' }).toArray()
    expect(counts.get('u01')).toEqual({
      invited: rows.length,
      collected: rows.filter(({ blinded: hash }) => hash !== null).length,
    })
  })
})

describe('outside the hours', () => {
  it('hands out nothing before the opening and nothing after the closing', async () => {
    const { secret } = await place.phone(['u01'])
    const request = requestFor(secret, 'a', ['u01'])
    const before = await collectedNow()
    place.setClock(new Date(closing.getTime()))
    expect((await place.post(credentialsPath('a'), request)).status).toBe(410)
    await place.setBack()
    place.setClock(new Date(opening.getTime() - 5000))
    const early = await place.post(credentialsPath('a'), request)
    expect([early.status, early.json().code]).toEqual([409, 'not-open-yet'])
    await place.rounds.move(place.round, 'planned', 'open')
    place.setClock(new Date(opening.getTime() + 5000))
    expect(await collectedNow()).toBe(before)
    expect((await place.post(credentialsPath('a'), request)).status).toBe(200)
  })

  it('destroys private keys once and keeps the public ones', async () => {
    const other = await pollingPlace({ styles: ['u01'], issuers: ['a'] })
    const before = await other.answering.issuer.makeKeys({
      round: other.round,
      issuer: 'a',
      styles: ['u01'],
    })
    expect(await other.answering.issuer.destroyKeys({ round: other.round })).toBe(1)
    expect(await other.answering.issuer.destroyKeys({ round: other.round })).toBe(0)
    const [key] = await other.databases.issuer.collection('keys').find().toArray()
    expect(key?.private).toBeNull()
    expect(Buffer.from(key?.public.buffer).equals(before.get('u01') ?? Buffer.alloc(0))).toBe(true)
    const { secret } = await other.phone()
    const request = { ...requestFor(secret, 'a', ['u01']), round: other.round }
    expect((await other.post(credentialsPath('a'), request)).status).toBe(404)
    await other.close()
  })
})
