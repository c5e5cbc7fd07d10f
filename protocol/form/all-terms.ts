import { alignDates } from './align-dates.ts'
import { sumNamed } from './arithmetic.ts'
import { callNamed } from './calls.ts'
import type { Terms } from './terms.ts'

export const allTerms: Terms = { callNamed, sumNamed, alignDates }
