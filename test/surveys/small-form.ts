import type { Form } from '../../protocol/form/form.ts'

const text = (line: string) => ({ 'zh-CN': line })
const grades = [5, 4, 3, 2, 1].map((value) => ({ value, text: text(String(value)) }))

/** A small unit evaluation, as the compiler would publish it: a service grid, one grade, one text, one attribute. */
export const smallForm: Form = {
  version: 1,
  pages: [
    {
      name: 'p1',
      elements: [
        {
          kind: 'grid',
          name: 'u1',
          key: 'u1',
          part: 'scores',
          each: true,
          required: true,
          rows: ['c1', 'c2', 'foil'].map((value) => ({
            value,
            text: text(value),
            measure: [
              {
                feeds: 'awareness',
                service: value,
                ...(value === 'foil' ? { foil: true as const } : {}),
                scale: [1, 4] as const,
                polarity: 1 as const,
                missing: ['na'],
              },
              {
                feeds: 'participation',
                service: value,
                ...(value === 'c2' ? { byInvitation: true as const } : {}),
                scale: [1, 4] as const,
                polarity: 1 as const,
                missing: ['na'],
              },
            ],
          })),
          choices: [
            ...[4, 3, 2, 1].map((value) => ({ value, text: text(String(value)) })),
            { value: 'na', text: text('不适合我'), apart: true },
          ],
        },
        {
          kind: 'one',
          name: 'u3',
          key: 'u3',
          part: 'scores',
          required: true,
          choices: [...grades, { value: 'dk', text: text('不了解'), apart: true }],
          measure: [
            {
              feeds: 'satisfaction',
              item: 'overall',
              scale: [1, 5],
              polarity: 1,
              missing: ['dk'],
            },
          ],
        },
        {
          kind: 'one',
          name: 'u4',
          key: 'u4',
          part: 'scores',
          show: ['<', ['ref', 'answers', 'u3'], 3],
          choices: grades,
          measure: [
            { feeds: 'satisfaction', item: 'expectation', scale: [1, 5], polarity: 1, missing: [] },
          ],
        },
        {
          kind: 'write',
          name: 'u11',
          key: 'u11',
          part: 'texts',
          input: 'text',
          lines: 3,
          max: 300,
        },
        {
          kind: 'one',
          name: 'u12',
          key: 'age',
          part: 'attributes',
          choices: ['a1', 'a2', 'a3', 'a4', 'none'].map((value) => ({ value, text: text(value) })),
          measure: [{ feeds: 'profile', attribute: 'age' }],
        },
      ],
    },
  ],
  limits: { bytes: 16_000, entries: 50 },
}
