import { shellWords as words } from '../../words/console/shell.ts'

/** Rules of a field that must be filled. */
export const required = [{ required: true, message: words.required }]

/** Rules of a text that must be written; blanks alone are no text. */
export const requiredText = [{ required: true, whitespace: true, message: words.required }]
