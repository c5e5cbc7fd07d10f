import type { Element, Question } from './form.ts'

/** The questions among elements, those inside groups too, those inside lists and tables not. */
export function questionsIn(elements: readonly Element[]): Question[] {
  return elements.flatMap((element) => {
    if (element.kind === 'notice') return []
    return element.kind === 'group' ? questionsIn(element.elements) : [element]
  })
}
