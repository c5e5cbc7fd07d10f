import {
  either,
  exactly,
  having,
  isCount,
  isNull,
  isNumber,
  listOf,
  type Of,
  oneOf,
  recordOf,
} from './contract.ts'

const isScale = either(
  exactly({ kind: oneOf('anchors'), scores: recordOf(isNumber) }),
  exactly({ kind: oneOf('linear'), low: isNumber, high: isNumber }),
)

/** A scoring recipe, as far as the unweighted figures follow from it. */
export const isRecipe = having({
  awareness: either(isNull, having({ scale: isScale, minimumShare: isNumber })),
  participation: either(isNull, having({ usedCodes: listOf(isNumber), fullMarks: isNumber })),
  satisfaction: either(
    isNull,
    having({ scale: isScale, weights: recordOf(isNumber), minimumItems: isCount }),
  ),
})

export type Recipe = Of<typeof isRecipe>
export type Scale = Of<typeof isScale>
