import type { Form, Measure, Page, Row } from '../../protocol/form/form.ts'
import { smallForm } from '../surveys/small-form.ts'

const text = (line: string) => ({ 'zh-CN': line })
const grades = [5, 4, 3, 2, 1].map((value) => ({ value, text: text(String(value)) }))

const service = (code: string): Row => {
  const asked = { service: code, scale: [1, 4], missing: ['na'] } as const
  const measure: Measure[] = [
    { ...asked, feeds: 'awareness' },
    { ...asked, feeds: 'participation' },
  ]
  return { value: code, text: text(code), measure }
}

/** The small evaluation with a third service, a turned grade and a choice of several, under a title of its own. */
export function evaluationForm(title: string): Form {
  const [first, ...rest] = smallForm.pages
  if (first === undefined) throw new Error('the small form has no page')
  const elements = first.elements.map((element) =>
    element.kind === 'grid' ? { ...element, rows: [...element.rows, service('c3')] } : element,
  )
  const more: Page = {
    name: 'p2',
    elements: [
      {
        kind: 'group',
        name: 'g1',
        elements: [
          {
            kind: 'one',
            name: 'u5',
            key: 'u5',
            part: 'scores',
            choices: grades,
            measure: [{ feeds: 'satisfaction', item: 'ideal', scale: [1, 5], polarity: -1 }],
          },
          {
            kind: 'many',
            name: 'u6',
            key: 'u6',
            part: 'scores',
            choices: ['pool', 'library'].map((value) => ({ value, text: text(value) })),
            measure: [{ feeds: 'need' }],
          },
        ],
      },
    ],
  }
  return { ...smallForm, title: text(title), pages: [{ ...first, elements }, ...rest, more] }
}
