/** What few questionnaires use; one file, fetched for these. */
export { allTerms } from '../../../protocol/form/all-terms.ts'
export { carriedOn, opened } from './effects.ts'
export { faultOn } from './fault-on.ts'
export { RareField } from './rare-field.tsx'
export { shownParts } from './shown-parts.ts'
