import { describe, expect, test } from 'vitest'
import { type Answer, type ClientState, collect } from '../../protocol/index.ts'
import { counterpart, manifest, random } from './counterpart.ts'
import { phone } from './phone.ts'

const linkFor = (...styles: string[]) => {
  const secret = random(16)
  return { secret, other: counterpart([{ secret, styles }]) }
}

const stages = (state: string) =>
  Object.entries(JSON.parse(state).ballots).map(([style, ballot]) => [
    style,
    Reflect.get(Object(ballot), 'stage'),
  ])

describe('a typed code, which does not say its styles', () => {
  test('collects every style of its link and no other, then forgets the secret', async () => {
    const { secret, other } = linkFor('p01', 's02')
    const { outside, state } = phone<ClientState>(other.answer)
    expect(await collect({ manifest, secret }, outside)).toEqual({ kind: 'collected' })
    expect(stages(state()).sort()).toEqual([
      ['p01', 'ready'],
      ['s02', 'ready'],
    ])
    expect(state()).not.toContain('secret')
  })

  test.each([0, 1, 2, 3])('loses nothing when the answer to request %i is lost', async (lost) => {
    const { secret, other } = linkFor('p01', 's02')
    let count = 0
    const { outside, state } = phone<ClientState>((path, body): Answer => {
      const answer = other.answer(path, body)
      if (count++ === lost) throw new TypeError('network')
      return answer
    })
    expect(await collect({ manifest, secret }, outside)).toEqual({ kind: 'offline' })
    expect(state()).toContain('secret')
    expect(await collect({ manifest }, outside)).toEqual({ kind: 'collected' })
    expect(stages(state()).sort()).toEqual([
      ['p01', 'ready'],
      ['s02', 'ready'],
    ])
  })

  test('gives way to another code when nobody knows it', async () => {
    const { secret, other } = linkFor('s01')
    const { outside, state } = phone<ClientState>(other.answer)
    const wrong = await collect({ manifest, secret: random(16) }, outside)
    expect(wrong).toEqual({ kind: 'unknown-link' })
    expect(await collect({ manifest, secret }, outside)).toEqual({ kind: 'collected' })
    expect(stages(state())).toEqual([['s01', 'ready']])
  })
})
