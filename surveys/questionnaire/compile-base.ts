import type { Expression, Value } from '../../protocol/form/expression.ts'
import type { Measure, Part, Required } from '../../protocol/form/form.ts'
import type { Text } from '../../protocol/form/text.ts'
import { commentOf } from './compile-choices.ts'
import { expressionOf } from './expression.ts'
import type { Making } from './making.ts'
import { measuresOf } from './measure-of.ts'
import { keyOf } from './names.ts'
import { isNode, isOn, isScalar, type Node, textAt } from './node.ts'
import type { Place } from './reference.ts'
import { plainText, textIn } from './text.ts'
import { checksOf } from './validators.ts'

/** Where an element stands and what it inherits. */
export interface Around {
  readonly place: Place
  /** Conditions under which the panels and pages around it are enabled. */
  readonly enable: readonly Expression[]
  /** The survey's own text lengths, 0 where it has none. */
  readonly limits: { readonly line: number; readonly comment: number }
}

export const conditionAt = (
  node: Node,
  key: string,
  place: Place,
  made: Making,
): Expression | undefined => {
  const text = textAt(node, key)
  return text === undefined ? undefined : expressionOf(text, place, made)
}

/** When an element is shown; undefined: always. */
export function showOf(node: Node, place: Place, made: Making): Expression | undefined {
  const condition = conditionAt(node, 'visibleIf', place, made)
  if (condition !== undefined || textAt(node, 'visibleIf') !== undefined) return condition
  return node.visible === false ? false : undefined
}

export interface Shared {
  readonly name: string
  readonly title?: Text
  readonly help?: Text
  readonly show?: Expression
  readonly measure?: readonly Measure[]
}

/** What every element has. A question without a title shows its name, as survey-core does. */
export function sharedOf(node: Node, place: Place, made: Making, needsTitle: boolean): Shared {
  const name = textAt(node, 'name') ?? ''
  const title = textIn(node, 'title', place, made)
  const help = textIn(node, 'description', place, made)
  const show = showOf(node, place, made)
  const measure = measuresOf(node, place.at, made)
  const usual = needsTitle ? plainText(name, name) : undefined
  return {
    name,
    ...(title === undefined ? (usual === undefined ? {} : { title: usual }) : { title }),
    ...(help === undefined ? {} : { help }),
    ...(show === undefined ? {} : { show }),
    ...(measure === undefined ? {} : { measure }),
  }
}

export function requiredOf(node: Node, place: Place, made: Making): Required | undefined {
  const condition = conditionAt(node, 'requiredIf', place, made)
  if (condition !== undefined || textAt(node, 'requiredIf') !== undefined) return condition
  return isOn(node, 'isRequired') ? true : undefined
}

/** When an element can be answered: its own condition and those of everything around it. */
export function enableOf(
  node: Node,
  around: readonly Expression[],
  place: Place,
  made: Making,
): readonly Expression[] {
  const own = isOn(node, 'readOnly') ? false : conditionAt(node, 'enableIf', place, made)
  return own === undefined ? around : [...around, own]
}

const allOf = (conditions: readonly Expression[]): Expression | undefined =>
  conditions.reduce<Expression | undefined>(
    (all, one) => (all === undefined ? one : ['and', all, one]),
    undefined,
  )

const isValue = (value: unknown): value is Value =>
  value === null ||
  isScalar(value) ||
  (Array.isArray(value) ? value.every(isValue) : isObject(value))

const isObject = (value: unknown): boolean => isNode(value) && Object.values(value).every(isValue)

/** What every answerable question has. */
export function answerableOf(node: Node, around: Around, made: Making, part: Part) {
  const { place } = around
  const required = requiredOf(node, place, made)
  const requiredText = textIn(node, 'requiredErrorText', place, made)
  const enable = allOf(enableOf(node, around.enable, place, made))
  const initialFrom = conditionAt(node, 'defaultValueExpression', place, made)
  const reset = conditionAt(node, 'resetValueIf', place, made)
  const comment = commentOf(node, place, made, around.limits.line)
  const checks = checksOf(node, place, made)
  const initial = node.defaultValue
  return {
    ...sharedOf(node, place, made, true),
    key: keyOf(node),
    part,
    ...(required === undefined ? {} : { required }),
    ...(requiredText === undefined ? {} : { requiredText }),
    ...(enable === undefined ? {} : { enable }),
    ...(initial !== undefined && isValue(initial) ? { initial } : {}),
    ...(initialFrom === undefined ? {} : { initialFrom }),
    ...(reset === undefined ? {} : { reset }),
    ...(checks.length === 0 ? {} : { checks }),
    ...(comment === undefined ? {} : { comment }),
    ...(node.titleLocation === 'hidden' ? { untitled: true as const } : {}),
  }
}
