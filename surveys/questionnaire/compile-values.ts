import type { Expression } from '../../protocol/form/expression.ts'
import { expressionOf } from './expression.ts'
import { type Making, refuse } from './making.ts'
import { type Node, nodesAt, textAt } from './node.ts'
import { readsOf } from './reads.ts'
import type { Place } from './reference.ts'

interface Value {
  readonly name: string
  readonly value: Expression
}

/** Calculated values and the computed questions of the form itself, each after those it reads. */
export function valuesOf(canonical: Node, place: Place, made: Making): Value[] {
  const own = nodesAt(canonical, 'calculatedValues').flatMap((node) =>
    namedValue(node, 'name', place, made),
  )
  const questions = [...place.names.questions.values()]
    .filter((known) => known.type === 'expression')
    .flatMap((known) => namedValue({ ...known.node, key: known.key }, 'key', place, made))
  return inOrder([...own, ...questions], made)
}

function namedValue(node: Node, key: string, place: Place, made: Making): Value[] {
  const name = textAt(node, key)
  const text = textAt(node, 'expression')
  if (name === undefined || text === undefined) return []
  const value = expressionOf(text, { ...place, at: name }, made)
  return value === undefined ? [] : [{ name, value }]
}

function inOrder(values: readonly Value[], made: Making): Value[] {
  const sorted: Value[] = []
  const names = new Set(values.map((value) => value.name))
  if (names.size < values.length) refuse(made, '', '计算值的名称重复')
  let left = [...values]
  while (left.length > 0) {
    const known = new Set(sorted.map((value) => value.name))
    const ready = left.filter(({ value }) =>
      readsOf(value).every((name) => known.has(name) || !names.has(name)),
    )
    if (ready.length === 0) {
      for (const { name } of left) refuse(made, name, `计算值“${name}”绕回到自己`)
      return sorted
    }
    sorted.push(...ready)
    left = left.filter((value) => !ready.includes(value))
  }
  return sorted
}
