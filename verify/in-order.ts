/**
 * Watches lines that stand by style and then by bytes. Each call says how a line stands to the one before: above zero
 * after it, zero with it, below zero before it.
 */
export function inOrder(): (place: number, bytes: Uint8Array) => number {
  let lastPlace = -1
  let last = new Uint8Array()
  return (place, bytes) => {
    const compared = place === lastPlace ? Buffer.compare(bytes, last) : place - lastPlace
    lastPlace = place
    last = Uint8Array.from(bytes)
    return compared
  }
}
