import type { Expression } from '../../protocol/form/expression.ts'
import type { Measure, Part, Required } from '../../protocol/form/form.ts'
import type { Text } from '../../protocol/form/text.ts'
import { commentOf } from './compile-choices.ts'
import { both, expressionOf } from './expression.ts'
import { type Making, tell } from './making.ts'
import { measuresOf } from './measure-of.ts'
import { keyOf } from './names.ts'
import { isOn, type Node, textAt } from './node.ts'
import type { Place } from './reference.ts'
import { safeKey } from './safe-key.ts'
import { plainText, textIn } from './text.ts'
import { checksOf } from './validators.ts'

/** Where an element stands and what it inherits. */
export interface Around {
  readonly place: Place
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

/**
 * When an element is shown; undefined: always. What cannot be answered at the moment (`enableIf`, `readOnly`) is not
 * shown: on a page of one question a screen a question that takes no answer only stands in the way.
 */
export function showOf(node: Node, place: Place, made: Making): Expression | undefined {
  const visible = visibleOf(node, place, made)
  if (isOn(node, 'readOnly')) tell(made, place.at, 'read-only', '只读的题不显示')
  const enabled = isOn(node, 'readOnly') ? false : conditionAt(node, 'enableIf', place, made)
  return both(visible, enabled)
}

function visibleOf(node: Node, place: Place, made: Making): Expression | undefined {
  if (textAt(node, 'visibleIf') !== undefined) return conditionAt(node, 'visibleIf', place, made)
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

/** What every answerable question has. */
export function answerableOf(node: Node, around: Around, made: Making, part: Part) {
  const { place } = around
  const required = requiredOf(node, place, made)
  const requiredText = textIn(node, 'requiredErrorText', place, made)
  const comment = commentOf(node, place, made, around.limits.line)
  const checks = checksOf(node, place, made)
  return {
    ...sharedOf(node, place, made, true),
    key: safeKey(keyOf(node), place.at, made),
    part,
    ...(required === undefined ? {} : { required }),
    ...(requiredText === undefined ? {} : { requiredText }),
    ...(checks.length === 0 ? {} : { checks }),
    ...(comment === undefined ? {} : { comment }),
    ...(node.titleLocation === 'hidden' ? { untitled: true as const } : {}),
  }
}
