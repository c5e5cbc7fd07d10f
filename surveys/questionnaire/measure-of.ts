import { measures } from '../../api/contract/measure.ts'
import type { Measure } from '../../protocol/form/measure.ts'
import { type Making, refuse } from './making.ts'
import type { Node } from './node.ts'

/** The measures written at a question, row, column or panel; a refusal where they are none. */
export function measuresOf(node: Node, at: string, made: Making): readonly Measure[] | undefined {
  if (node.measure === undefined) return undefined
  const parsed = measures.safeParse(node.measure)
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.map((issue) => issue.path.join('.') || 'measure')
  refuse(made, at, `measure 写得不对：${[...new Set(places)].join('、')}`)
  return undefined
}
