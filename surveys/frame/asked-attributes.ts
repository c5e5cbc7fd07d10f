import type { Element, Form } from '../../protocol/form/form.ts'
import { type AttributeName, attributeNames } from './frame.ts'

const withInner = (element: Element): readonly Element[] =>
  'elements' in element ? [element, ...element.elements.flatMap(withInner)] : [element]

/** The attributes a questionnaire has a question for, told by their measure. */
export function askedAttributes(form: Form): AttributeName[] {
  const named = new Set(
    form.pages
      .flatMap((page) => page.elements.flatMap(withInner))
      .flatMap((element) => ('measure' in element ? (element.measure ?? []) : []))
      .filter(({ feeds }) => feeds === 'profile')
      .map(({ attribute }) => attribute),
  )
  return attributeNames.filter((name) => named.has(name))
}
