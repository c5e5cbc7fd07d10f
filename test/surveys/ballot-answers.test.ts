import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ballotsPath } from '../../protocol/ballot/messages.ts'
import { content, type PollingPlace, pollingPlace } from './polling-place.ts'

type Json = ReturnType<typeof JSON.parse>

let place: PollingPlace
beforeAll(async () => {
  place = await pollingPlace()
})
afterAll(() => place.close())

describe('answers the questionnaire does not allow', () => {
  const cases: [string, (ballot: Json) => unknown, string][] = [
    ['a grade off the scale', (b) => ({ ...b.answers, u3: 999 }), '/answers/u3'],
    ['a grade as text', (b) => ({ ...b.answers, u3: '5' }), '/answers/u3'],
    ['an unknown question', (b) => ({ ...b.answers, x: 1 }), '/answers/x'],
    ['a missing row', (b) => ({ ...b.answers, u1: { c1: 4 } }), '/answers/u1/c2'],
    ['an answer to a hidden question', (b) => ({ ...b.answers, u4: 5 }), '/answers/u4'],
    ['an attribute among the answers', (b) => ({ ...b.answers, age: 'a1' }), '/answers/age'],
    ['an invisible character', (b) => ({ ...b.answers, u11: 'a\u202eb' }), '/answers'],
    ['a text that is too long', (b) => ({ ...b.answers, u11: '长'.repeat(301) }), '/answers/u11'],
  ]
  for (const [what, change, pointer] of cases)
    it(`refuses ${what} and points at it`, async () => {
      const ballot = JSON.parse(await (await place.phone(['u01'])).body('u01', content()))
      const reply = await place.post(ballotsPath, { ...ballot, answers: change(ballot) })
      expect(reply.status).toBe(422)
      expect(reply.json().errors.map((each: { pointer: string }) => each.pointer)).toContain(
        pointer,
      )
    })

  it('refuses minus zero and a number beyond all numbers', async () => {
    const body = await (await place.phone(['u01'])).body('u01', content())
    for (const number of ['-0', '1e400']) {
      const reply = await place.post(ballotsPath, body.replace('"u3":5', `"u3":${number}`))
      expect(reply.status).toBe(422)
    }
    expect((await place.post(ballotsPath, body.replace('"u3":5', '"u3":5.0'))).status).toBe(201)
    expect((await place.post(ballotsPath, body)).status).toBe(200)
  })

  it('refuses an attribute code the manifest does not list', async () => {
    const ballot = JSON.parse(await (await place.phone(['u01'])).body('u01', content()))
    for (const attributes of [{ age: 'a9' }, { sex: 'm' }]) {
      const reply = await place.post(ballotsPath, { ...ballot, attributes })
      expect(reply.status).toBe(422)
    }
  })
})
