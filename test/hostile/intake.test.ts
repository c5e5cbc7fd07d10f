import { createHash, randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLimiter } from '../../api/intake/limiter.ts'
import { ballotsPath, credentialsPath, openAnswersPath } from '../../protocol/ballot/messages.ts'
import { content, type PollingPlace, pollingPlace } from '../surveys/polling-place.ts'

let place: PollingPlace
let ballot: string
beforeAll(async () => {
  place = await pollingPlace()
  ballot = await (await place.phone()).body('u01', content())
})
afterAll(() => place.close())

const paths = [ballotsPath, openAnswersPath, credentialsPath('a'), credentialsPath('b')]
const stored = () => place.databases.box.collection('ballots').countDocuments()

/** What a raw socket gets back for exactly these bytes, until the server hangs up. */
function raw(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(place.url).port), '127.0.0.1')
    let text = ''
    socket.on('data', (part) => {
      text += part.toString('latin1')
    })
    socket.on('close', () => resolve(text))
    // A refused sender may be cut off while it is still sending.
    socket.on('error', () => undefined)
    socket.write(bytes)
  })
}

describe('malformed requests', () => {
  const bodies: [string, string | Buffer][] = [
    ['no JSON', 'round=1'],
    ['a bare NaN', '{"round":NaN}'],
    ['a trailing comma', '{"round":"1",}'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"x"'],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['a byte-order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('{}')])],
    ['a lone surrogate', '{"round":"\\ud800"}'],
    ['a NUL', '{"round":"\\u0000"}'],
    ['nesting five thousand deep', `${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['deep objects', `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`],
    ['__proto__', '{"__proto__":{"round":"1"}}'],
    ['constructor', '{"answers":{"constructor":1}}'],
    ['an operator among the answers', '{"answers":{"$where":"sleep(1000)"}}'],
    ['an operator inside an answer', '{"answers":{"u3":{"$gt":""}}}'],
    ['a dot in a name', '{"answers":{"a.b":1}}'],
  ]
  for (const [what, body] of bodies)
    it(`answers 400 to ${what} on every path, and writes nothing`, async () => {
      const before = await stored()
      for (const path of paths) {
        const response = await fetch(place.url + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        })
        expect(response.status, path).toBe(400)
        expect(response.headers.get('content-type')).toContain('application/problem+json')
        const text = await response.text()
        expect(JSON.parse(text)).toMatchObject({ status: 400, code: 'malformed' })
        expect(text).not.toMatch(/at .*\.ts|SyntaxError|Mongo/)
      }
      expect(await stored()).toBe(before)
    })

  it('points at members that are missing, strange or of the wrong kind', async () => {
    const changed = {
      ...JSON.parse(ballot),
      extra: 1,
      pace: 'warp',
      t: 'AAAA',
      coached: 'yes',
      helped: 1,
    }
    delete changed.style
    const reply = await place.post(ballotsPath, changed)
    expect(reply.status).toBe(400)
    const pointers = reply.json().errors.map((each: { pointer: string }) => each.pointer)
    expect(pointers.sort()).toEqual(['/coached', '/extra', '/helped', '/pace', '/style', '/t'])
  })

  it('accepts one spelling of base64url only', async () => {
    const parsed = JSON.parse(ballot)
    const padded = { ...parsed, t: `${parsed.t}=` }
    const loose = { ...parsed, t: `${parsed.t.slice(0, -1)}B` }
    expect((await place.post(ballotsPath, padded)).status).toBe(400)
    expect((await place.post(ballotsPath, loose)).status).toBe(400)
  })
})

describe('requests of the wrong size or kind', () => {
  it('refuses a large body before reading it, and one that lies about its length', async () => {
    const huge = await place.post(ballotsPath, `{"answers":"${'长'.repeat(20_000)}"}`)
    expect(huge.status).toBe(413)
    const announced = await raw(
      `POST ${ballotsPath} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 52428800\r\n\r\n{`,
    )
    expect(announced).toMatch(/^HTTP\/1\.1 413/)
    const chunk = `8000\r\n${'a'.repeat(0x8000)}\r\n`
    const chunked = await raw(
      `POST ${ballotsPath} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${chunk}${chunk}0\r\n\r\n`,
    )
    expect(chunked).toMatch(/^HTTP\/1\.1 413/)
  })

  it('does not unpack compressed bodies', async () => {
    const response = await fetch(place.url + ballotsPath, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(10_000_000)),
    })
    expect([413, 415]).toContain(response.status)
  })

  it('wants application/json', async () => {
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', undefined]) {
      const response = await fetch(place.url + ballotsPath, {
        method: 'POST',
        ...(type === undefined ? {} : { headers: { 'content-type': type } }),
        body: new Blob([ballot]),
      })
      expect(response.status, String(type)).toBe(415)
    }
  })

  it('answers other methods with 405 and says which is right', async () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH']) {
      const response = await fetch(place.url + ballotsPath, {
        method,
        headers: { 'x-http-method-override': 'POST' },
      })
      expect(response.status, method).toBe(405)
      expect(response.headers.get('allow')).toBe('POST')
    }
  })

  it('refuses too many and too large headers with 431', async () => {
    const many = Array.from({ length: 500 }, (_, each) => `x-${each}: 1\r\n`).join('')
    const large = `x-large: ${'a'.repeat(65_536)}\r\n`
    for (const headers of [many, large])
      expect(await raw(`POST ${ballotsPath} HTTP/1.1\r\nhost: x\r\n${headers}\r\n`)).toMatch(
        /^HTTP\/1\.1 431/,
      )
  })

  it('refuses smuggled and folded requests with 400', async () => {
    const both = `POST ${ballotsPath} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`
    const folded = `POST ${ballotsPath} HTTP/1.1\r\nhost: x\r\nx-a: 1\r\n folded: 2\r\n\r\n`
    const noHost = `POST ${ballotsPath} HTTP/1.1\r\n\r\n`
    for (const bytes of [both, folded, noHost]) expect(await raw(bytes)).toMatch(/^HTTP\/1\.1 400/)
  })
})

describe('what the intake gives away', () => {
  it('sets no cookie and no identifier, and forbids caching', async () => {
    const replies = [
      await place.post(ballotsPath, ballot),
      await place.post(ballotsPath, '{}'),
      await place.post(credentialsPath('a'), '{}'),
    ]
    for (const { headers } of replies) {
      expect(headers.get('set-cookie')).toBeNull()
      expect(headers.get('etag')).toBeNull()
      expect(headers.get('x-request-id')).toBeNull()
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('cache-control')).toBe('no-store')
    }
  })

  it('keeps no address in Redis, only a keyed hash of it for a minute', async () => {
    const { Redis } = await import('ioredis')
    const redis = new Redis(place.config.redisUrl)
    await place.post(credentialsPath('a'), '{}')
    const keys = await redis.keys(`${place.config.namespace}-*`)
    expect(keys.length).toBeGreaterThan(0)
    for (const key of keys) {
      expect(key).not.toContain('127.0.0.1')
      expect(key).not.toContain(createHash('sha256').update('127.0.0.1').digest('base64url'))
      expect(await redis.pttl(key)).toBeLessThanOrEqual(60_000)
    }
    redis.disconnect()
  })

  it('slows down guessing, alike for every guess', async () => {
    const other = await pollingPlace({ issuers: ['a'] })
    const guess = () =>
      other.post(credentialsPath('a'), {
        round: other.round,
        invite: randomBytes(32).toString('base64url'),
        requests: [{ style: 'nope', blinded: randomBytes(256).toString('base64url') }],
      })
    const statuses = new Map<number, number>()
    const seen = new Set<string>()
    for (let round = 0; round < 26; round += 1)
      for (const reply of await Promise.all(Array.from({ length: 50 }, guess))) {
        statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1)
        if (reply.status === 429) {
          seen.add(reply.json().detail)
          expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
        }
      }
    await other.close()
    // The first fifty may be counted by the process itself, while Redis is being connected.
    expect(statuses.get(404)).toBeGreaterThanOrEqual(1200)
    expect(statuses.get(404)).toBeLessThanOrEqual(1250)
    expect((statuses.get(404) ?? 0) + (statuses.get(429) ?? 0)).toBe(1300)
    expect(seen.size).toBe(1)
  })

  it('raises one alarm for an address that goes over its limit, and none for the others', async () => {
    const settings = { ...place.config, limits: { ...place.config.limits, requestsPerMinute: 5 } }
    let alarms = 0
    const limiter = openLimiter(settings, 'alarm', () => {
      alarms += 1
    })
    await limiter.take('192.0.2.1')
    const guesses = Array.from({ length: 20 }, () => limiter.take('192.0.2.7'))
    const refused = (await Promise.allSettled(guesses)).filter(
      ({ status }) => status === 'rejected',
    )
    expect(refused.length).toBeGreaterThanOrEqual(14)
    expect(alarms).toBe(1)
    limiter.close()
  })
})
