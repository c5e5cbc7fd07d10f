import type { Check } from './author-check.ts'
import type { Effect } from './effect.ts'
import type { Answers, Expression } from './expression.ts'
import type { Measure } from './measure.ts'
import type { Text } from './text.ts'

export type { Check } from './author-check.ts'
export type { Measure } from './measure.ts'
export type { Line, Text } from './text.ts'

/**
 * A questionnaire as it was published: what the answering page draws and the server's checker checks. Plain
 * JSON; SHA-256 over its RFC 8785 form is the hash in a round's manifest. Written by
 * `surveys/questionnaire/compile.ts`, never by hand. Optional members are left out, never null or false.
 */
export interface Form {
  readonly version: 1
  readonly title?: Text
  readonly opening?: Text
  /** What stands on the page after sending. */
  readonly thanks?: Text
  readonly pages: readonly Page[]
  /** Answers that stand there when the page opens; a person may change them. */
  readonly given?: Answers
  readonly effects?: readonly Effect[]
  /** `calculatedValues`, in the order to compute them; read by `['ref', 'values', name]`. */
  readonly values?: readonly { readonly name: string; readonly value: Expression }[]
  /** Names the round must supply to `['ref', 'outside', name]` and to titles. */
  readonly outside?: readonly string[]
  readonly limits: Limits
  /** Only in the form that phones get: stands for every `measure`, which is left out there. */
  readonly measures?: string
}

/** Bounds of one answer: UTF-8 bytes of the whole, entries of any list. */
export interface Limits {
  readonly bytes: number
  readonly entries: number
}

export interface Page {
  readonly name: string
  readonly title?: Text
  readonly help?: Text
  /** Left out: always shown. */
  readonly show?: Expression
  /** A start page stands before the questions and is not counted. */
  readonly start?: true
  readonly elements: readonly Element[]
}

export type Element = Group | Notice | Question
export type Question = Asked | Computed
export type Asked = One | Many | Rank | Write | Grid | Fields | Table | List

interface Placed {
  readonly name: string
  readonly title?: Text
  readonly help?: Text
  readonly show?: Expression
}

/** A panel. `required`: at least one question inside must be answered. */
export interface Group extends Placed {
  readonly kind: 'group'
  readonly elements: readonly Element[]
  readonly required?: Required
  readonly measure?: readonly Measure[]
}

/** Something to read or see, nothing to answer. */
export interface Notice extends Placed {
  readonly kind: 'notice'
  readonly text?: Text
  /** A `data:` picture or a path on the same server. */
  readonly image?: string
}

/** True, or the condition under which an answer is required. */
export type Required = true | Expression

/** Which of the three parts of a submission an answer belongs to; each is committed to apart. */
export type Part = 'scores' | 'texts' | 'attributes'

interface Answerable extends Placed {
  /** Where the answer stands in the answers (of the form, of the row, of the entry). */
  readonly key: string
  readonly part: Part
  readonly required?: Required
  readonly requiredText?: Text
  readonly checks?: readonly Check[]
  readonly comment?: Comment
  readonly measure?: readonly Measure[]
  /** The title is not to be drawn (the group's title says it). */
  readonly untitled?: true
}

/** A free line beside a choice; its answer stands under its own key, always in the part `texts`. */
export interface Comment {
  readonly key: string
  readonly title?: Text
  readonly placeholder?: Text
  /** Code points. */
  readonly max: number
  /** Only there, and then required, while this choice is chosen. Left out: always there, never required. */
  readonly when?: Scalar
}

export type Scalar = string | number | boolean

export interface Choice {
  readonly value: Scalar
  readonly text: Text
  readonly image?: string
  /** Stands last with a gap above: 不了解, 不适用, 其他, 都不需要. */
  readonly apart?: true
  /** Choosing it unchooses the others. */
  readonly alone?: true
  readonly show?: Expression
}

interface Choosing extends Answerable {
  /** In the order to draw them, those apart last. */
  readonly choices: readonly Choice[]
  /** A hint for drawing only. */
  readonly look?: 'list' | 'scale' | 'yesno' | 'pictures' | 'buttons'
}

/** Radiogroup, dropdown, boolean, rating, buttongroup, imagepicker: one of the choices' values. */
export interface One extends Choosing {
  readonly kind: 'one'
}

/** Checkbox, tagbox, imagepicker with several: an array of distinct values. */
export interface Many extends Choosing {
  readonly kind: 'many'
  /** A button that chooses all but those apart. */
  readonly all?: Text
  readonly min?: number
  readonly max?: number
}

/** Ranking: an array with every shown choice once, or with `some` the best few. */
export interface Rank extends Choosing {
  readonly kind: 'rank'
  readonly some?: true
  readonly min?: number
  readonly max?: number
}

/** What `<input type>` draws; `range` is a slider. */
export type Input =
  | 'text'
  | 'number'
  | 'range'
  | 'date'
  | 'datetime-local'
  | 'month'
  | 'time'
  | 'email'
  | 'tel'
  | 'url'
  | 'color'

/** One written line, several (`lines`), or a number. `number` and `range` answer a number, all else a string. */
export interface Write extends Answerable {
  readonly kind: 'write'
  readonly input: Input
  readonly lines?: number
  /** Code points; bytes are at most four times as many. */
  readonly max: number
  readonly from?: Expression
  readonly to?: Expression
  readonly step?: number
  readonly placeholder?: Text
}

/** A row of a grid or of a table. */
export interface Row {
  readonly value: Scalar
  readonly text: Text
  readonly show?: Expression
  readonly measure?: readonly Measure[]
  /** This row's own words for a choice, by the choice's value as a string. */
  readonly words?: { readonly [choice: string]: Text }
}

/** Matrix: `{row: choice}`; each row is a screen under the grid's title. `each`: every shown row is required. */
export interface Grid extends Answerable {
  readonly kind: 'grid'
  readonly rows: readonly Row[]
  readonly choices: readonly Choice[]
  readonly each?: true
  /** No two rows may have the same choice. */
  readonly unique?: true
}

/** Multipletext: `{key: line}`. */
export interface Fields extends Answerable {
  readonly kind: 'fields'
  readonly items: readonly Write[]
}

/** Matrixdropdown: `{row: {column key: answer}}`. */
export interface Table extends Answerable {
  readonly kind: 'table'
  readonly rows: readonly Row[]
  readonly columns: readonly Question[]
}

/** Paneldynamic and matrixdynamic: an array of `{key: answer}`. */
export interface List extends Answerable {
  readonly kind: 'list'
  readonly elements: readonly Element[]
  /** `panel` draws entries below one another under `entry`; `matrix` was a table. */
  readonly look: 'panel' | 'matrix'
  readonly entry?: Text
  readonly add?: Text
  readonly remove?: Text
  readonly min: number
  readonly max: number
  readonly start: number
  /** What stands in a new entry. */
  readonly blank?: Answers
  /** Keys whose answers may not repeat among the entries. */
  readonly unique?: readonly string[]
}

/** Expression question: told as `text`, never sent; the server computes it again. */
export interface Computed extends Placed {
  readonly kind: 'computed'
  readonly key: string
  readonly part: Part
  readonly value: Expression
  readonly text: Text
  readonly measure?: readonly Measure[]
}
