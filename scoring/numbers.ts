/** A column of figures. Missing is `NaN`; plain arrays and typed arrays are both welcome. */
export type Numbers = ArrayLike<number>

/** A number, or `null` where the figure is not defined. No function of this room hands out `NaN`. */
export type Figure = number | null
