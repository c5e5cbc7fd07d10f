/**
 * The rows without a missing value.
 *
 * @param caller name for the error message
 * @throws RangeError for rows of different length
 */
export function completeRows(
  caller: string,
  rows: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const width = rows[0]?.length ?? 0
  if (rows.some((row) => row.length !== width)) {
    throw new RangeError(`${caller}: every row needs the same number of columns`)
  }
  return rows.filter((row) => !row.some((x) => Number.isNaN(x)))
}
