import type { Manifest } from '../../protocol/index.ts'

/** A made-up manifest; keys and hashes come in, everything else is fixed. */
export const manifestExample = (
  given: Partial<Manifest> & { keys: { a?: string; b?: string }; logKey: string },
): Manifest => {
  const { keys, ...rest } = given
  const attributes = [{ name: 'sex', codes: ['m', 'f', 'none'] }]
  const style = { form: '11'.repeat(32), seconds: 180, invited: 340, attributes, keys }
  return {
    version: 'fs1',
    round: 'y2025',
    mode: 'ballot',
    title: '示例·年度服务满意度测评',
    opensAt: '2025-11-01T00:00:00.000Z',
    closesAt: '2025-11-24T16:00:00.000Z',
    graceSeconds: 900,
    k: 10,
    issuers: [
      { id: 'a', name: '示例·市总工会' },
      { id: 'b', name: '示例·经审会' },
    ],
    styles: [
      { ...style, style: 'p01', title: '示例·青溪工人文化宫', unit: 'u11' },
      { ...style, style: 's01', title: '示例·江岸工人疗养院', unit: 'u21' },
      { ...style, style: 's02', title: '示例·云岭工人疗养院', unit: 'u22' },
    ],
    recipe: '22'.repeat(32),
    ...rest,
  }
}
