import { describe, expect, test } from 'vitest'
import {
  type Answer,
  type ClientState,
  cast,
  collect,
  fromBase64url,
  type Outside,
  readReceipt,
  verifyReceipt,
} from '../../protocol/index.ts'
import { type counterpart, manifest, parts } from './counterpart.ts'
import { content, invited, phone, styles } from './phone.ts'

describe('collecting and casting', () => {
  test('three units rated by one worker are three ballots that share no value', async () => {
    const { secret, other } = invited()
    const { outside } = phone<ClientState>(other.answer)
    expect(await collect({ manifest, styles, secret }, outside)).toEqual({ kind: 'collected' })
    for (const style of styles) {
      const outcome = await cast({ manifest, style, parts, content }, outside)
      expect(outcome.kind).toBe('cast')
    }
    const bodies = other.seen.filter(({ path }) => path.endsWith('ballots'))
    const values = bodies.map(({ body }) => new Set(body.match(/[\w-]{22,}/g)))
    expect(values.map((each) => each.size)).toEqual([6, 6, 6])
    expect(new Set(values.flatMap((each) => [...each])).size).toBe(18)
    expect(other.ballots.size).toBe(3)
  })

  test('no issuer sees what opens the other, and the box sees nothing an issuer saw', async () => {
    const { secret, other } = invited()
    const { outside } = phone<ClientState>(other.answer)
    await collect({ manifest, styles, secret }, outside)
    await cast({ manifest, style: 'p01', parts, content }, outside)
    const values = (part: string) =>
      other.seen
        .filter(({ path }) => path.includes(part))
        .flatMap(({ body }) => body.match(/[\w-]{22,}/g) ?? [])
    const [a, b, box] = [values('issuers/a'), values('issuers/b'), values('box/ballots')]
    expect(a).toHaveLength(4)
    expect(a.filter((value) => b.includes(value) || box.includes(value))).toEqual([])
    expect(b.filter((value) => box.includes(value))).toEqual([])
  })

  test('the receipt is signed by the log and is all that stays on the phone', async () => {
    const { secret, other } = invited()
    const { outside, state } = phone<ClientState>(other.answer)
    await collect({ manifest, styles: ['p01'], secret }, outside)
    expect(state()).not.toContain('secret')
    expect(state()).not.toContain('inverse')
    const outcome = await cast({ manifest, style: 'p01', parts, content }, outside)
    const text = outcome.kind === 'cast' ? outcome.receipt : ''
    const receipt = readReceipt(text)
    expect(receipt && verifyReceipt(receipt, fromBase64url(manifest.logKey))).toBe(true)
    expect(JSON.parse(state())).toEqual({
      round: 'y2025',
      ballots: { p01: { stage: 'sent', receipt: text } },
    })
    expect(await cast({ manifest, style: 'p01', parts, content }, outside)).toEqual(outcome)
    expect(other.seen.filter(({ path }) => path.endsWith('ballots'))).toHaveLength(1)
  })

  test('nothing is cast that was not collected', async () => {
    const { other } = invited()
    const { outside } = phone<ClientState>(other.answer)
    const outcome = await cast({ manifest, style: 'p01', parts, content }, outside)
    expect(outcome).toEqual({ kind: 'not-ready' })
    expect(other.seen).toEqual([])
  })
})

describe('a lost network', () => {
  /** Loses request or answer number `lost`, then works. */
  const unreliable = (other: ReturnType<typeof counterpart>, lost: number, keeps: boolean) => {
    let count = 0
    return (path: string, body: string): Answer => {
      const here = count++ === lost
      if (here && !keeps) throw new TypeError('network')
      const answer = other.answer(path, body)
      if (here) throw new TypeError('network')
      return answer
    }
  }

  test.each([0, 1, 2].flatMap((lost) => [true, false].map((keeps) => ({ lost, keeps }))))(
    'at request $lost (server got it: $keeps) repeats the same bytes to the same end',
    async ({ lost, keeps }) => {
      const { secret, other } = invited()
      const { outside, saved } = phone<ClientState>(unreliable(other, lost, keeps))
      const vote = async () => {
        const collected = await collect({ manifest, styles: ['p01'], secret }, outside)
        if (collected.kind !== 'collected') return collected
        return await cast({ manifest, style: 'p01', parts, content }, outside)
      }
      expect(await vote()).toEqual({ kind: 'offline' })
      expect(saved.length).toBeGreaterThan(0)
      expect((await vote()).kind).toBe('cast')
      expect(other.ballots.size).toBe(1)
      for (const path of new Set(other.seen.map((each) => each.path))) {
        const bodies = other.seen.filter((each) => each.path === path).map(({ body }) => body)
        expect(new Set(bodies).size).toBe(1)
      }
    },
  )

  test('the state is saved before each request goes out', async () => {
    const { secret, other } = invited()
    const steps: string[] = []
    const { outside } = phone<ClientState>((path, body) => {
      steps.push('post')
      return other.answer(path, body)
    })
    const watched: Outside<ClientState> = {
      ...outside,
      save: (state) => {
        steps.push('save')
        return outside.save(state)
      },
    }
    await collect({ manifest, styles: ['p01'], secret }, watched)
    await cast({ manifest, style: 'p01', parts, content }, watched)
    expect(steps.filter((step) => step === 'post')).toHaveLength(3)
    expect(steps.filter((step, at) => step === 'post' && steps[at - 1] !== 'save')).toEqual([])
    expect(steps[steps.length - 1]).toBe('save')
  })

  test('a ballot once written keeps its answers, whatever is said later', async () => {
    const { secret, other } = invited()
    let online = false
    const { outside, state } = phone<ClientState>((path, body) => {
      if (path.endsWith('ballots') && !online) throw new TypeError('network')
      return other.answer(path, body)
    })
    await collect({ manifest, styles: ['p01'], secret }, outside)
    expect((await cast({ manifest, style: 'p01', parts, content }, outside)).kind).toBe('offline')
    const body: string = JSON.parse(state()).ballots.p01.body
    online = true
    const changed = { ...content, answers: { s1: 1 } }
    await cast({ manifest, style: 'p01', parts, content: changed }, outside)
    expect(other.seen[2]?.body).toBe(body)
    expect(body).toContain('"s1":4')
  })
})
