/** Points of the standard normal distribution beyond which one time in twenty lies. */
const oneInTwenty = 1.6448536

interface Sure {
  readonly value: number
  readonly se: number
}

/**
 * Whether it is at least 95 % sure which of two independent figures is the higher one. Less than that is told as not
 * distinguishable, even where two intervals just fail to overlap or just do.
 */
export const toldApart = (a: Sure, b: Sure): boolean =>
  Math.abs(a.value - b.value) > 0 &&
  Math.abs(a.value - b.value) >= oneInTwenty * Math.hypot(a.se, b.se)
