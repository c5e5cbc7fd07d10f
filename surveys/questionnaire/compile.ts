import type { Element, Form, Page } from '../../protocol/form/form.ts'
import { type Around, requiredOf, sharedOf } from './compile-base.ts'
import { imageOf } from './compile-choices.ts'
import { effectsOf } from './compile-effects.ts'
import { withEnds } from './compile-ends.ts'
import { givenOf } from './compile-given.ts'
import { questionOf } from './compile-question.ts'
import { totalsOf } from './compile-totals.ts'
import { valuesOf } from './compile-values.ts'
import { checkProperties } from './covered.ts'
import { guard } from './guard.ts'
import { lintDefinition } from './lint.ts'
import { type Making, making, refuse } from './making.ts'
import { knownOf, namesIn } from './names.ts'
import { isOn, type Node, nodesAt, numberAt, textAt } from './node.ts'
import { answerLimits, type Compiled, type Definition } from './questionnaire.ts'
import type { Place } from './reference.ts'
import { load } from './survey-js.ts'
import { textIn } from './text.ts'

/**
 * Compiles a SurveyJS definition to the form that phone and server share, or refuses it by name and reason. Pure:
 * the same definition gives the same form. Every oddity is one line of `lint`; nothing is dropped in silence.
 */
export function compile(definition: Definition): Compiled {
  const reasons = guard(definition)
  if (reasons.length > 0) return { verdict: 'refused', reasons, lint: [] }
  const made = making()
  const { canonical, errors } = load(definition)
  lintDefinition(definition, canonical, errors, made)
  const form = formOf(canonical, made)
  if (made.refusals.length > 0)
    return { verdict: 'refused', reasons: made.refusals, lint: made.lint }
  const verdict = made.expressions > 0 ? 'compiled with expressions' : 'compiled'
  return { verdict, form, lint: made.lint }
}

function formOf(canonical: Node, made: Making): Form {
  const place: Place = { at: '', names: namesIn(canonical) }
  checkProperties(canonical, 'survey', '', made)
  const around: Around = {
    place,
    limits: {
      line: Math.max(0, numberAt(canonical, 'maxTextLength') ?? 0),
      comment: Math.max(0, numberAt(canonical, 'maxCommentLength') ?? 0),
    },
  }
  const title = textIn(canonical, 'title', place, made)
  const opening = textIn(canonical, 'description', place, made)
  const thanks = textIn(canonical, 'completedHtml', place, made)
  const isStarted = isOn(canonical, 'firstPageIsStartPage')
  const own = nodesAt(canonical, 'pages').map((page, index) =>
    pageOf(page, around, isStarted && index === 0, made),
  )
  const pages = withEnds(canonical, own, place, made)
  if (pages.every((page) => page.elements.length === 0)) refuse(made, '', '问卷里没有题目')
  const values = valuesOf(canonical, place, made)
  return {
    version: 1,
    ...(title === undefined ? {} : { title }),
    ...(opening === undefined ? {} : { opening }),
    ...(thanks === undefined ? {} : { thanks }),
    pages,
    ...givenOf(canonical, pages, made),
    ...effectsOf(canonical, values, place, made),
    ...(values.length === 0 ? {} : { values }),
    ...(made.outside.size === 0 ? {} : { outside: [...made.outside].sort() }),
    limits: answerLimits,
  }
}

function pageOf(page: Node, around: Around, isStart: boolean, made: Making): Page {
  const name = textAt(page, 'name') ?? ''
  const place = { ...around.place, at: name }
  checkProperties(page, 'page', name, made)
  const { measure: _, ...shared } = sharedOf(page, place, made, false)
  return {
    ...shared,
    ...(isStart ? { start: true as const } : {}),
    elements: elementsOf(nodesAt(page, 'elements'), around, made),
  }
}

function elementsOf(nodes: readonly Node[], around: Around, made: Making): Element[] {
  return nodes.flatMap((node) => elementOf(node, around, made))
}

function elementOf(node: Node, around: Around, made: Making): Element[] {
  if (node.type === 'panel') return [panelOf(node, around, made)]
  if (node.type === 'html' || node.type === 'image') return [noticeOf(node, around, made)]
  const question = questionOf(node, around, made, elementsOf)
  if (question === undefined) return []
  const known = knownOf(node, around.place.names)
  return [question, ...totalsOf(node, known, question.show, around.place, made)]
}

function panelOf(node: Node, around: Around, made: Making): Element {
  const place = { ...around.place, at: textAt(node, 'name') ?? '' }
  checkProperties(node, 'panel', place.at, made)
  const required = requiredOf(node, place, made)
  return {
    ...sharedOf(node, place, made, false),
    kind: 'group',
    ...(required === undefined ? {} : { required }),
    elements: elementsOf(nodesAt(node, 'elements'), around, made),
  }
}

function noticeOf(node: Node, around: Around, made: Making): Element {
  const type = textAt(node, 'type') ?? ''
  const place = { ...around.place, at: textAt(node, 'name') ?? '' }
  checkProperties(node, type, place.at, made)
  const { measure: _, ...shared } = sharedOf(node, place, made, false)
  const text = textIn(node, 'html', place, made)
  const image = type === 'image' ? imageOf(node, place, made) : undefined
  return {
    ...shared,
    kind: 'notice',
    ...(text === undefined ? {} : { text }),
    ...(image === undefined ? {} : { image }),
  }
}
