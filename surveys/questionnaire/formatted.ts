import type { Expression } from '../../protocol/form/expression.ts'
import type { Line, Piped } from '../../protocol/form/text.ts'

/** An author's format with the value where `{0}` stands. */
export const formatted = (format: string, ref: Expression): readonly (string | Piped)[] =>
  format
    .split(/(\{0\})/)
    .filter((part) => part !== '')
    .map((part) => (part === '{0}' ? { ref } : part))

export const lineParts = (line: Line): readonly (string | Piped)[] =>
  typeof line === 'string' ? [line] : line
