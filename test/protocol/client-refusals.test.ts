import { createServer } from 'node:http'
import { describe, expect, test } from 'vitest'
import {
  type Answer,
  type ClientState,
  cast,
  collect,
  type OpenState,
  openAnswersPath,
  postJson,
  submitOpen,
} from '../../protocol/index.ts'
import { counterpart, manifest, parts, random } from './counterpart.ts'
import { content, invited, phone, styles } from './phone.ts'

describe('a refusal', () => {
  test('an unknown link is said so, and leaves the phone free to choose other styles', async () => {
    const secret = random(16)
    const other = counterpart([{ secret, styles: ['p01'] }])
    const { outside } = phone<ClientState>(other.answer)
    const wrong = await collect({ manifest, styles: ['s01'], secret }, outside)
    expect(wrong).toEqual({ kind: 'unknown-link' })
    expect(await collect({ manifest, styles: ['p01'], secret }, outside)).toEqual({
      kind: 'collected',
    })
  })

  test('a second phone with the same link is told it was used, and gets nothing', async () => {
    const { secret, other } = invited()
    await collect({ manifest, styles, secret }, phone<ClientState>(other.answer).outside)
    const second = phone<ClientState>(other.answer)
    expect(await collect({ manifest, styles, secret }, second.outside)).toEqual({
      kind: 'already-collected',
    })
    const outcome = await cast({ manifest, style: 'p01', parts, content }, second.outside)
    expect(outcome).toEqual({ kind: 'not-ready' })
  })

  test('an answer replayed from another phone does not verify', async () => {
    const { secret, other } = invited()
    const answers: Answer[] = []
    const first = phone<ClientState>((path, body) => {
      const answer = other.answer(path, body)
      answers.push(answer)
      return answer
    })
    await collect({ manifest, styles: ['p01'], secret }, first.outside)
    const replayed = phone<ClientState>(() => answers[0] ?? { status: 500, body: null })
    expect(await collect({ manifest, styles: ['p01'], secret }, replayed.outside)).toEqual({
      kind: 'mismatch',
    })
  })

  test.each([
    { body: undefined },
    { body: {} },
    { body: { credentials: [] } },
    { body: { credentials: [{ style: 'p01', signature: '签' }] } },
    { body: { credentials: [null, 1, 'x'] } },
  ])('a strange answer $body changes nothing on the phone', async ({ body }) => {
    const { secret } = invited()
    const { outside, state } = phone<ClientState>(() => ({ status: 200, body }))
    expect(await collect({ manifest, styles: ['p01'], secret }, outside)).toEqual({
      kind: 'mismatch',
    })
    expect(JSON.parse(state()).ballots.p01.stage).toBe('collecting')
  })

  test('a receipt the log did not sign is not taken for one', async () => {
    const { secret, other } = invited()
    const { outside, state } = phone<ClientState>((path, body) => {
      const answer = other.answer(path, body)
      return path.endsWith('ballots')
        ? { ...answer, body: { receipt: `y2025.${'A'.repeat(43)}.20251112.${'A'.repeat(86)}` } }
        : answer
    })
    await collect({ manifest, styles: ['p01'], secret }, outside)
    const outcome = await cast({ manifest, style: 'p01', parts, content }, outside)
    expect(outcome).toEqual({ kind: 'mismatch' })
    expect(JSON.parse(state()).ballots.p01.stage).toBe('sending')
  })

  test('answers that do not fit may be written anew on the same token', async () => {
    const { secret, other } = invited()
    const { outside } = phone<ClientState>(other.answer)
    await collect({ manifest, styles: ['p01'], secret }, outside)
    const unfit = { ...content, answers: { s1: 999 } }
    const refused = await cast({ manifest, style: 'p01', parts, content: unfit }, outside)
    expect(refused).toEqual({ kind: 'refused', status: 422 })
    expect((await cast({ manifest, style: 'p01', parts, content }, outside)).kind).toBe('cast')
    expect(other.ballots.size).toBe(1)
  })

  test('another body on a spent token gets the first receipt', async () => {
    const { secret, other } = invited()
    const { outside, saved } = phone<ClientState>(other.answer)
    await collect({ manifest, styles: ['p01'], secret }, outside)
    const ready = saved[saved.length - 1] ?? ''
    const first = await cast({ manifest, style: 'p01', parts, content }, outside)
    // A phone whose memory was set back to before it wrote its ballot.
    saved.push(ready)
    const changed = { ...content, answers: { s1: 1 } }
    const second = await cast({ manifest, style: 'p01', parts, content: changed }, outside)
    expect(second).toEqual({ ...first, kind: 'already' })
  })

  test.each([
    [
      { status: 429, body: {}, retryAfter: 30 },
      { kind: 'later', seconds: 30 },
    ],
    [
      { status: 503, body: undefined },
      { kind: 'later', seconds: 5 },
    ],
    [{ status: 410, body: {} }, { kind: 'closed' }],
    [{ status: 409, body: { code: 'not-open-yet' } }, { kind: 'not-open-yet' }],
    [{ status: 404, body: {} }, { kind: 'unknown-link' }],
    [
      { status: 400, body: {} },
      { kind: 'refused', status: 400 },
    ],
  ])('%j is read as %j', async (answer, setback) => {
    const { secret } = invited()
    const { outside } = phone<ClientState>(() => answer)
    expect(await collect({ manifest, styles: ['p01'], secret }, outside)).toEqual(setback)
  })
})

describe('an open round', () => {
  test('repeats the same bytes until they are taken, and then says it answered before', async () => {
    const bodies: { path: string; body: string }[] = []
    let online = false
    const { outside, state } = phone<OpenState>((path, body) => {
      bodies.push({ path, body })
      if (!online) throw new TypeError('network')
      return { status: 201, body: {} }
    })
    const once = { round: 'needs', style: 'n1' }
    expect(await submitOpen(once, outside)).toEqual({ kind: 'not-ready' })
    expect(await submitOpen({ ...once, content }, outside)).toEqual({ kind: 'offline' })
    online = true
    expect(await submitOpen(once, outside)).toEqual({ kind: 'accepted' })
    expect(bodies[0]).toEqual(bodies[1])
    expect(bodies[0]?.path).toBe(openAnswersPath)
    expect(JSON.parse(state())).toEqual({ round: 'needs', answered: ['n1'], sending: {} })
    await submitOpen({ ...once, content }, outside)
    const [first, again] = [bodies[1], bodies[2]].map((each) => JSON.parse(each?.body ?? '{}'))
    expect([first.again, again.again]).toEqual([false, true])
    expect(first.id).toMatch(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/)
    expect(again.id).not.toBe(first.id)
  })
})

describe('requests', () => {
  test('go out as JSON without cookies or referrer, and Retry-After comes back', async () => {
    const heads: unknown[] = []
    const server = createServer((request, response) => {
      heads.push(request.headers)
      response.writeHead(429, { 'retry-after': '7' }).end('{"code":"too-many-requests"}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const answer = await postJson(fetch, `http://127.0.0.1:${port}`)('/api/v1/box/ballots', '{}')
    server.close()
    expect(answer).toEqual({ status: 429, body: { code: 'too-many-requests' }, retryAfter: 7 })
    expect(heads[0]).toMatchObject({ 'content-type': 'application/json' })
    expect(heads[0]).not.toHaveProperty('cookie')
    expect(heads[0]).not.toHaveProperty('referer')
  })
})
