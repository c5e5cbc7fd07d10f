/** What may come after the first screen; see `late/index.ts`. */
export type Late = typeof import('./late/index.ts')

let late: Late | undefined
let isComing = false

/** What has come; as long as it has not, fetches it and then calls `redraw`. Without network the next call tries again. */
export function fetchLate(redraw: () => void): Late | undefined {
  if (late !== undefined || isComing) return late
  isComing = true
  void import('./late/index.ts')
    .then((parts) => {
      late = parts
      redraw()
    })
    .catch(() => {
      isComing = false
    })
  return undefined
}
