import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { BallotSubmission, CredentialRequest, OpenSubmission } from '../../api/contract/ballot.ts'
import { readBallot, readCredentialRequest, readResponse } from '../../api/intake/messages.ts'
import { type Read, readMessage } from '../../api/intake/shape.ts'
import { Failure } from '../../basics/failure.ts'

const bytes = (length: number) => randomBytes(length).toString('base64url')

const examples: [string, Read<unknown>, z.ZodType, () => unknown][] = [
  [
    'a ballot',
    readBallot,
    BallotSubmission,
    () => ({
      round: '7k2m9qzx',
      style: 'u01',
      t: bytes(32),
      signatures: { a: bytes(256), b: bytes(256) },
      answers: { u1: { c1: 4 }, u3: 5 },
      attributes: { age: 'a1+a2' },
      salts: { scores: bytes(16), texts: bytes(16), attributes: bytes(16) },
      pace: 'normal',
      coached: false,
      helped: false,
    }),
  ],
  [
    'an open answer',
    readResponse,
    OpenSubmission,
    () => ({
      round: '7k2m9qzx',
      style: 'needs',
      id: '01234567890123456789abcdef',
      answers: {},
      attributes: {},
      pace: 'fast',
      coached: true,
      helped: true,
      again: false,
    }),
  ],
  [
    'a request for credentials',
    readCredentialRequest,
    CredentialRequest,
    () => ({
      round: '7k2m9qzx',
      invite: bytes(32),
      requests: [
        { style: 'u01', blinded: bytes(256) },
        { style: 'u02', blinded: bytes(256) },
      ],
    }),
  ],
]

const isAccepted = (read: Read<unknown>, message: unknown): boolean => {
  try {
    readMessage(read, message)
    return true
  } catch (error) {
    if (error instanceof Failure && error.code === 'malformed') return false
    throw error
  }
}

/** Every place of a message, as the path to it. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))]
}

/** The message with something else at one place; undefined removes it. */
function changed(value: unknown, [step, ...rest]: readonly string[], other: unknown): unknown {
  if (step === undefined) return other
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value))
    return value.map((each, place) => (String(place) === step ? changed(each, rest, other) : each))
  const inner = changed(Reflect.get(value, step), rest, other)
  const { [step]: _gone, ...others } = { ...value } as Record<string, unknown>
  return inner === undefined ? others : { ...others, [step]: inner }
}

describe('the intake’s own reader', () => {
  for (const [what, read, schema, example] of examples)
    it(`accepts exactly what the published contract of ${what} accepts`, () => {
      const whole = example()
      expect(isAccepted(read, whole)).toBe(true)
      expect(schema.safeParse(whole).success).toBe(true)
      const other = fc.oneof(
        fc.constant(undefined),
        fc.jsonValue(),
        fc.constantFrom(
          '',
          'u01',
          'a'.repeat(43),
          'normal',
          '7k2m9qzx',
          bytes(16),
          bytes(32),
          {},
          [],
        ),
        fc.constantFrom(...Array.from({ length: 9 }, (_, each) => ({ [`x${each}`]: 'a' }))),
      )
      fc.assert(
        fc.property(fc.constantFrom(...placesOf(whole)), other, (path, value) => {
          const message = changed(whole, path, value)
          expect(isAccepted(read, message), JSON.stringify([path, value])).toBe(
            schema.safeParse(message).success,
          )
        }),
        { numRuns: 1500 },
      )
    })
})
