import { createPublicKey } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ballotsPath } from '../../protocol/ballot/messages.ts'
import { fromBase64url } from '../../protocol/bytes/base64url.ts'
import { readReceipt, verifyReceipt } from '../../protocol/receipt/receipt.ts'
import { closing, content, opening, type PollingPlace, pollingPlace } from './polling-place.ts'

type Json = ReturnType<typeof JSON.parse>

let place: PollingPlace
beforeAll(async () => {
  place = await pollingPlace({ styles: ['u01', 'u02'] })
})
afterAll(() => place.close())

const afterOpening = () => place.setClock(new Date(opening.getTime() + 3600_000))

describe('a worker with a personal link', () => {
  it('collects from both issuers, casts, and holds a receipt the log has signed', async () => {
    const phone = await place.phone(['u01'])
    expect(await phone.collect()).toEqual({ kind: 'collected' })
    const outcome = await phone.cast('u01', content())
    expect(outcome.kind).toBe('cast')
    const receipt = readReceipt('receipt' in outcome ? String(outcome.receipt) : '')
    expect(receipt?.day).toBe('2026-03-03')
    expect(receipt && verifyReceipt(receipt, fromBase64url(place.manifest.logKey))).toBe(true)
  })

  it('rates two units with two ballots that share no value', async () => {
    const phone = await place.phone()
    const bodies = [await phone.body('u01', content()), await phone.body('u02', content())]
    const [one, two] = bodies.map((body) => JSON.parse(body))
    const secrets = (ballot: typeof one) => [
      ballot.t,
      ...Object.values(ballot.signatures),
      ...Object.values(ballot.salts),
    ]
    expect(secrets(one).filter((value) => secrets(two).includes(value))).toEqual([])
    for (const body of bodies) expect((await place.post(ballotsPath, body)).status).toBe(201)
  })

  it('keeps nothing in the box but what the ballot is made of', async () => {
    const phone = await place.phone(['u01'])
    const body = await phone.body('u01', content())
    await place.post(ballotsPath, body, {
      'user-agent': 'Phone/14',
      'accept-language': 'zh-CN',
      cookie: 'better-auth.session_token=someone',
    })
    const { t } = JSON.parse(body)
    const row = await place.databases.box
      .collection('ballots')
      .findOne({ t: Buffer.from(t, 'base64url') })
    expect(Object.keys(row ?? {}).sort()).toEqual([
      '_id',
      'answers',
      'attributes',
      'coached',
      'helped',
      'leaf',
      'pace',
      'round',
      'salts',
      'signatures',
      'style',
      't',
    ])
    const text = JSON.stringify(row)
    for (const trace of ['Phone', 'zh-CN', '127.0.0.1', 'someone', '2026-03'])
      expect(text).not.toContain(trace)
    const invites = await place.databases.issuer.collection('invites-a').find().toArray()
    for (const invite of invites)
      expect(Object.keys(invite).sort()).toEqual(['_id', 'blinded', 'round', 'serial', 'style'])
  })

  it('finds ballots and invitations in the order of their hashes, which tells nothing', async () => {
    for (const name of ['box.ballots', 'issuer.invites-a']) {
      const [database = '', collection = ''] = name.split('.')
      const rows = await (database === 'box' ? place.databases.box : place.databases.issuer)
        .collection(collection)
        .find()
        .toArray()
      const ids = rows.map(({ _id }) => Buffer.from(Reflect.get(_id, 'buffer')).toString('hex'))
      expect(ids.length).toBeGreaterThan(2)
      expect(ids).toEqual([...ids].sort())
    }
  })

  it('may send the same ballot again and gets the same receipt', async () => {
    const body = await (await place.phone(['u01'])).body('u01', content())
    const first = await place.post(ballotsPath, body)
    const second = await place.post(ballotsPath, body)
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.text).toBe(first.text)
    expect(first.headers.get('set-cookie')).toBeNull()
  })

  it('cannot change a ballot that is cast, and gets the first receipt', async () => {
    const body = await (await place.phone(['u01'])).body('u01', content(5))
    const first = await place.post(ballotsPath, body)
    const changed = JSON.parse(body)
    changed.answers.u3 = 3
    const second = await place.post(ballotsPath, changed)
    expect(second.status).toBe(409)
    expect(second.json().receipt).toBe(first.json().receipt)
    const rows = await place.databases.box
      .collection('ballots')
      .find({ t: Buffer.from(changed.t, 'base64url') })
      .toArray()
    expect(rows.map(({ answers }) => JSON.parse(answers).u3)).toEqual([5])
  })

  it('casts once when two hundred copies arrive at the same moment', async () => {
    const body = await (await place.phone(['u02'])).body('u02', content())
    const replies = await Promise.all(
      Array.from({ length: 200 }, () => place.post(ballotsPath, body)),
    )
    const statuses = replies.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.filter((status) => status === 200)).toHaveLength(199)
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
    const { t } = JSON.parse(body)
    const count = await place.databases.box
      .collection('ballots')
      .countDocuments({ t: Buffer.from(t, 'base64url') })
    expect(count).toBe(1)
  })
})

describe('a forger', () => {
  const cases: [string, (ballot: Json) => unknown][] = [
    [
      'a flipped bit in a signature',
      (ballot: Json) => {
        const bytes = Buffer.from(ballot.signatures.b, 'base64url')
        bytes[100] = (bytes[100] ?? 0) ^ 1
        return { ...ballot, signatures: { ...ballot.signatures, b: bytes.toString('base64url') } }
      },
    ],
    [
      'issuer a’s signature in both places',
      (ballot: Json) => ({
        ...ballot,
        signatures: { a: ballot.signatures.a, b: ballot.signatures.a },
      }),
    ],
    [
      'one signature where two are due',
      (ballot: Json) => ({ ...ballot, signatures: { a: ballot.signatures.a } }),
    ],
    ['a token of another unit', (ballot: Json) => ({ ...ballot, style: 'u02' })],
    [
      'a token of its own making',
      (ballot: Json) => ({ ...ballot, t: Buffer.alloc(32, 7).toString('base64url') }),
    ],
  ]
  for (const [what, forge] of cases)
    it(`is refused with ${what}, and the box stays as it was`, async () => {
      const body = await (await place.phone(['u01'])).body('u01', content())
      const before = await place.databases.box.collection('ballots').countDocuments()
      const reply = await place.post(ballotsPath, forge(JSON.parse(body)))
      expect(reply.status).toBe(403)
      expect(reply.json().code).toBe('bad-signature')
      expect(await place.databases.box.collection('ballots').countDocuments()).toBe(before)
    })

  it('is refused with a signature by another round’s key', async () => {
    const other = await pollingPlace({ styles: ['u01'] })
    const body = JSON.parse(await (await other.phone()).body('u01', content()))
    await other.close()
    const reply = await place.post(ballotsPath, { ...body, round: place.round })
    expect(reply.status).toBe(403)
  })
})

describe('the hours of a round', () => {
  it('takes ballots until the grace is over, by the server’s clock', async () => {
    const bodies: string[] = []
    for (let each = 0; each < 4; each += 1)
      bodies.push(await (await place.phone(['u01'])).body('u01', content()))
    const [early = '', last = '', grace = '', late = ''] = bodies
    place.setClock(new Date(closing.getTime() - 1))
    expect((await place.post(ballotsPath, last)).status).toBe(201)
    place.setClock(new Date(closing.getTime() + 599_999))
    expect((await place.post(ballotsPath, grace)).status).toBe(201)
    place.setClock(new Date(closing.getTime() + 600_000))
    const refused = await place.post(ballotsPath, late)
    expect(refused.status).toBe(410)
    expect(refused.json().code).toBe('closed')
    afterOpening()
    expect((await place.post(ballotsPath, early)).status).toBe(201)
  })

  it('takes nothing before the round is open', async () => {
    const body = await (await place.phone(['u01'])).body('u01', content())
    await place.setBack()
    place.setClock(new Date(opening.getTime() - 5000))
    const refused = await place.post(ballotsPath, body)
    await place.rounds.move(place.round, 'planned', 'open')
    afterOpening()
    expect(refused.status).toBe(409)
    expect(refused.json().code).toBe('not-open-yet')
    expect((await place.post(ballotsPath, body)).status).toBe(201)
  })

  it('does not know rounds and units that are not there', async () => {
    const ballot = JSON.parse(await (await place.phone(['u01'])).body('u01', content()))
    expect((await place.post(ballotsPath, { ...ballot, round: 'zzzzzzzz' })).status).toBe(404)
    expect((await place.post(ballotsPath, { ...ballot, style: 'u99' })).status).toBe(404)
  })
})

it('has issuer keys that sign nothing else and box keys as the manifest names them', async () => {
  const keys = await place.databases.issuer
    .collection('keys')
    .find({ round: place.round })
    .toArray()
  expect(keys).toHaveLength(4)
  for (const key of keys) {
    const jwk = createPublicKey({
      key: Buffer.from(key.public.buffer),
      format: 'der',
      type: 'spki',
    }).export({ format: 'jwk' })
    const style = place.manifest.styles.find(({ style }) => style === key.style)
    expect(style?.keys[key.issuer as 'a' | 'b']).toBe(jwk.n)
    expect(jwk.n).not.toBe(place.manifest.logKey)
  }
})
