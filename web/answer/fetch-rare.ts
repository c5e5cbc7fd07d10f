import type { Form } from '../../protocol/form/form.ts'

/** Kinds of question, functions and checks that few questionnaires use. */
export type Rare = typeof import('./rare/index.ts')

/** In the text of a form these cannot hide, however deep inside groups they stand. */
const signs =
  /"kind":"(?:rank|list|fields|table)"|"input":"(?!text")|"(?:checks|unique|effects|given)":|\["(?:call|[-+*/%^])",/

/** Fetches them when this questionnaire uses any; from then on it needs no network. Rejects without network. */
export const fetchRare = async (form: Form): Promise<Rare | null> =>
  signs.test(JSON.stringify(form)) ? import('./rare/index.ts') : null
