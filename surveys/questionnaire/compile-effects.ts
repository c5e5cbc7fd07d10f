import type { Effect } from '../../protocol/form/effect.ts'
import type { Expression } from '../../protocol/form/expression.ts'
import type { Form } from '../../protocol/form/form.ts'
import { conditionAt } from './compile-base.ts'
import { type Making, refuse } from './making.ts'
import { elementsOf, isConstant, isNeverShown, type Known, keyOf, questionsOf } from './names.ts'
import { isScalar, type Node, nodesAt, textAt } from './node.ts'
import { readsOf } from './reads.ts'
import type { Place } from './reference.ts'
import { triggerOf } from './triggers.ts'

/** What is written by itself: by questions of the form, in their order, and then by its triggers. */
export function effectsOf(
  canonical: Node,
  values: NonNullable<Form['values']>,
  place: Place,
  made: Making,
): { effects?: readonly Effect[] } {
  const questions = questionsOf(nodesAt(canonical, 'pages').flatMap(elementsOf))
  const own = questions.flatMap((node) => ownEffects(node, place, made))
  const triggered = nodesAt(canonical, 'triggers').flatMap((node) => triggerOf(node, place, made))
  const sources = sourcesOf(values)
  const effects = [...own, ...triggered].map((effect) => ({
    ...effect,
    ...(effect.on && { on: effect.on.flatMap((key) => sources.get(key) ?? [key]) }),
  }))
  for (const { set } of effects) checkTarget(set, place, made)
  return effects.length === 0 ? {} : { effects }
}

/** The answers behind each calculated value: it changes when they do. */
function sourcesOf(values: NonNullable<Form['values']>): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, readonly string[]>()
  for (const { name, value } of values)
    sources.set(
      name,
      readsOf(value).flatMap((key) => sources.get(key) ?? [key]),
    )
  return sources
}

function ownEffects(node: Node, around: Place, made: Making): Effect[] {
  const place = { ...around, at: textAt(node, 'name') ?? '' }
  const set = keyOf(node)
  const [value, test, reset, usual] = [
    'setValueExpression',
    'setValueIf',
    'resetValueIf',
    'defaultValueExpression',
  ].map((key) => conditionAt(node, key, place, made))
  const start = usual ?? startOf(node)
  return [
    ...(usual === undefined ? [] : [{ set, to: usual, usual: true as const, ...onReads([usual]) }]),
    ...(reset === undefined ? [] : [resetting(set, reset, start)]),
    ...settings(set, test, value),
  ]
}

const startOf = ({ defaultValue }: Node): Expression | undefined =>
  isScalar(defaultValue) ? defaultValue : undefined

const resetting = (set: string, reset: Expression, start: Expression | undefined): Effect => ({
  set,
  ...(start === undefined ? {} : { to: start }),
  if: ['and', ['notempty', ['ref', 'answers', set]], reset],
  ...onReads([reset]),
})

function settings(
  set: string,
  test: Expression | undefined,
  value: Expression | undefined,
): Effect[] {
  if (test === undefined && value === undefined) return []
  return [
    {
      set,
      ...(value === undefined ? {} : { to: value }),
      ...(test === undefined ? {} : { if: test }),
      ...onReads([test, value].filter((one) => one !== undefined)),
    },
  ]
}

/** survey-core runs an expression that reads nothing, or what it cannot know, after every change. */
export function onReads(expressions: readonly Expression[]): { on?: readonly string[] } {
  const reads = expressions.map(readsOf)
  return reads.some((keys) => keys.length === 0) ? {} : { on: [...new Set(reads.flat())] }
}

function checkTarget(set: string, { names }: Place, made: Making): void {
  const known = names.questions.get(set.toLowerCase())
  if (known === undefined) return
  const { node } = known
  if (isConstant(node) || isNeverShown(node))
    refuse(made, set, '从不显示的题不能自动改写：请改用计算值（calculatedValues）')
  if (!isWritable(known)) refuse(made, set, `题型 ${known.type} 的答案不能自动改写`)
}

const writable = new Set([
  'text',
  'comment',
  'radiogroup',
  'dropdown',
  'buttongroup',
  'boolean',
  'rating',
  'slider',
  'checkbox',
  'tagbox',
  'imagepicker',
])

const isWritable = ({ type }: Known): boolean => writable.has(type)
