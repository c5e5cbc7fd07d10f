import { Readable } from 'node:stream'
import { expect } from 'vitest'
import type { Rule } from '../../verify/rules.ts'
import { verifyBundle } from '../../verify/verify-bundle.ts'
import { type Line, textOf } from './bundle-line.ts'

/** What the verifier says of a bundle that comes in pieces which end anywhere. */
export function judge(bundle: readonly Line[] | string, receipt?: string) {
  const bytes = Buffer.from(typeof bundle === 'string' ? bundle : textOf(bundle))
  const pieces = Array.from({ length: Math.ceil(bytes.length / 5000) }, (_, at) =>
    bytes.subarray(5000 * at, 5000 * (at + 1)),
  )
  return verifyBundle(Readable.from(pieces), receipt)
}

/** It is refused for exactly these rules and no other. */
export async function refused(
  bundle: readonly Line[] | string,
  ...rules: readonly [Rule, ...Rule[]]
): Promise<void> {
  const { faults } = await judge(bundle)
  expect(faults.names().toSorted()).toEqual(rules.toSorted())
}

/** It is accepted; what is wrong with it stands in the message. */
export async function accepted(bundle: readonly Line[] | string, receipt?: string): Promise<void> {
  const { faults } = await judge(bundle, receipt)
  expect(faults.names().map((rule) => [rule, faults.of(rule)?.places])).toEqual([])
}
