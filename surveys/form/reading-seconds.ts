import type { Element, Form } from '../../protocol/form/form.ts'
import type { Text } from '../../protocol/form/text.ts'

/** Characters an unhurried reader takes in a second on a telephone, and seconds for one tap. */
const charactersPerSecond = 5
const secondsPerTap = 2

const lengthOf = (text: Text | undefined): number => {
  const line = text?.['zh-CN'] ?? ''
  return typeof line === 'string'
    ? line.length
    : line.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 4), 0)
}

/** A grid is one screen a row; the choices are read in full once. */
function secondsFor(element: Element): number {
  const own = lengthOf(element.title) + lengthOf(element.help)
  if (element.kind === 'group') return own / charactersPerSecond + total(element.elements)
  if (element.kind === 'notice') return (own + lengthOf(element.text)) / charactersPerSecond
  // Free text is never required and most people leave it out.
  if (element.kind === 'write' || element.kind === 'computed') return own / charactersPerSecond
  const choices =
    'choices' in element ? element.choices.reduce((sum, { text }) => sum + lengthOf(text), 0) : 0
  const rows = 'rows' in element ? element.rows : []
  const rowText = rows.reduce((sum, { text }) => sum + lengthOf(text), 0)
  const taps = Math.max(1, rows.length)
  return (own + choices + rowText) / charactersPerSecond + taps * secondsPerTap
}

const total = (elements: readonly Element[]): number =>
  elements.reduce((sum, element) => sum + secondsFor(element), 0)

/**
 * How long reading and answering a form takes an unhurried person who sees everything, in whole seconds: what a
 * phone measures its three paces against. Questions with a condition count half.
 */
export const readingSeconds = (form: Form): number =>
  Math.max(
    20,
    Math.round(
      form.pages.reduce(
        (sum, page) => sum + total(page.elements) * (page.show === undefined ? 1 : 0.5),
        lengthOf(form.opening) / charactersPerSecond,
      ),
    ),
  )
