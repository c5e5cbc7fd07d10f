import type { Part } from '../../protocol/form/form.ts'
import { isNode, type Node } from './node.ts'

/** Which part of a submission a question belongs to: profile measures are attributes, free text is texts. */
export function partOf(node: Node, isText: boolean): Part {
  const measures = Array.isArray(node.measure) ? node.measure : [node.measure]
  if (measures.some((one) => isNode(one) && one.feeds === 'profile')) return 'attributes'
  return isText ? 'texts' : 'scores'
}
