import { canonicalJson } from '../../protocol/index.ts'

export type Line = { readonly kind: string; readonly [member: string]: unknown }

/** The last line counts those before it. */
export const withEnd = (lines: readonly Line[]): Line[] => {
  const rest = lines.filter(({ kind }) => kind !== 'end')
  return [...rest, { kind: 'end', lines: rest.length }]
}

/** The file's text. */
export const textOf = (lines: readonly Line[]): string =>
  lines.map((line) => `${canonicalJson(line)}\n`).join('')
