import {
  type Contract,
  having,
  hex,
  isFlag,
  isNumber,
  isText,
  listOf,
  type Of,
  oneOf,
} from './contract.ts'

type Scalar = string | number | boolean
const isScalar = (value: unknown): value is Scalar =>
  isText(value) || isNumber(value) || isFlag(value)

const isScale: Contract<readonly [number, number]> = (value): value is readonly [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every(isNumber)

const isMeasure = having(
  { feeds: isText },
  {
    item: isText,
    foil: isFlag,
    byInvitation: isFlag,
    scale: isScale,
    polarity: oneOf(1, -1),
    missing: listOf(isText),
  },
)
/** What an answer measures. */
export type Measure = Of<typeof isMeasure>

interface Row {
  readonly value: Scalar
  readonly measure?: readonly Measure[]
}

/** Whatever stands on a page; the members that a verifier reads. */
interface Element {
  readonly kind: string
  readonly elements?: readonly Element[]
  readonly key?: string
  readonly part?: string
  readonly measure?: readonly Measure[]
  readonly choices?: readonly { readonly value: Scalar }[]
  readonly rows?: readonly Row[]
  readonly columns?: readonly Element[]
  readonly input?: string
}

const isElement: Contract<Element> = (value): value is Element => hasElement(value)
const measures = listOf(isMeasure)
const hasElement = having(
  { kind: isText },
  {
    elements: listOf(isElement),
    key: isText,
    part: oneOf('scores', 'texts', 'attributes'),
    measure: measures,
    choices: listOf(having({ value: isScalar })),
    rows: listOf(having({ value: isScalar }, { measure: measures })),
    columns: listOf(isElement),
    input: isText,
  },
)

const pages = listOf(having({ elements: listOf(isElement) }))

/** A questionnaire, as far as a verifier reads it. */
export const isForm = having({ pages })
export type Form = Of<typeof isForm>

/** A questionnaire as phones got it: `measures` stands for what is left out. */
export const isBareForm = having({ pages, measures: hex(32) })
export type BareForm = Of<typeof isBareForm>

/** Something that is answered under a key of its own. */
export type Question = Element & { readonly key: string }

const isQuestion = (element: Element): element is Question =>
  element.kind !== 'notice' && element.key !== undefined

const questionsIn = (elements: readonly Element[]): readonly Question[] =>
  elements.flatMap((element) =>
    element.kind === 'group' ? questionsIn(element.elements ?? []) : [element].filter(isQuestion),
  )

/** The questions of a form in their order; those inside groups too. */
export const questionsOf = (form: Form): readonly Question[] =>
  form.pages.flatMap(({ elements }) => questionsIn(elements))
