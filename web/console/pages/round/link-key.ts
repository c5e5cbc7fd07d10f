/**
 * The key with which a roster's links are drawn. It is kept in this tab until somebody says that the file is saved,
 * so that a lost answer can be asked for again, even after the page was loaded anew.
 */
const placeOf = (round: string) => `final-say links ${round}`

const draw = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

export const linkKey = (round: string) => ({
  /** A file was asked for and nobody has said that it is saved. */
  left: (): boolean => sessionStorage.getItem(placeOf(round)) !== null,
  take(): string {
    const key = sessionStorage.getItem(placeOf(round)) ?? draw()
    sessionStorage.setItem(placeOf(round), key)
    return key
  },
  forget(): void {
    sessionStorage.removeItem(placeOf(round))
  },
})
