/** The attributes a frame may be counted by, in the published order, with every code a worker may have. */
export const attributeCodes = {
  sex: ['m', 'f'],
  age: ['a1', 'a2', 'a3', 'a4'],
  job: ['j1', 'j2', 'j3', 'j4'],
  area: ['r1', 'r2', 'r3', 'r4'],
} as const satisfies Record<string, readonly string[]>

export type AttributeName = keyof typeof attributeCodes
export const attributeNames = [
  'sex',
  'age',
  'job',
  'area',
] as const satisfies readonly AttributeName[]

/** 不想说: accepted of everybody, stands in no frame. */
export const withheld = 'none'

/** What one style asks about the person: the codes a phone may send, `none` last, merged codes joined by `+`. */
export interface Attribute {
  readonly name: AttributeName
  readonly codes: readonly string[]
}

/** Workers of one joint cell; every cell of a frame names the same attributes. */
export interface Cell {
  readonly cell: Readonly<Partial<Record<AttributeName, string>>>
  readonly count: number
}

/** The population one style speaks about (服务对象名册), counted by full joint cells. */
export interface Frame {
  /** Workers, the sum of the cells. */
  readonly total: number
  /** Everybody is invited: no sampling error from who was drawn. */
  readonly census: boolean
  readonly cells: readonly Cell[]
}

/** The attributes a frame is counted by. */
export const attributesOf = (frame: Frame): AttributeName[] =>
  attributeNames.filter((name) => frame.cells.some(({ cell }) => cell[name] !== undefined))
