/**
 * Characters that have no place in a written answer. `refused`: NUL and other controls except tab and line
 * ends, the byte-order mark and non-characters. `stripped`: direction overrides and isolates, zero-width
 * spaces and other invisible marks; the zero-width joiner stays, emoji need it.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const refused = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\ufffe\uffff]/
const stripped =
  /[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f]/
const plain = /^[\t\n\r -~\u2010-\u201f\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]*$/

/** A text of everyday characters only, which most are: it is neither broken nor untidy. */
export const isPlain = (text: string): boolean => plain.test(text)

/** A text no honest keyboard writes: lone surrogates, NUL, controls, a byte-order mark. */
export const isBroken = (text: string): boolean => refused.test(text) || !text.isWellFormed()

/** A text with invisible or direction-turning characters that `tidy` takes out. */
export const isUntidy = (text: string): boolean => stripped.test(text)

/** The text as it is kept: well-formed, without controls and invisible characters. The page sends only tidy texts. */
export function tidy(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return [stripped, refused].reduce((kept, some) => kept.replace(new RegExp(some, 'g'), ''), whole)
}

/** Length in code points. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** Whether a text has more than `max` code points; counts only when it must. */
export const isLongerThan = (text: string, max: number): boolean =>
  text.length > max && (text.length > max * 2 || codePoints(text) > max)
