import type { Mapping } from './mapping.ts'
import { parseMapping } from './parse-mapping.ts'
import somerville from './shipped/somerville.json' with { type: 'json' }

/** The mappings that come with the product, by id. */
export const shippedMappings = (): Mapping[] => [parseMapping(somerville)]
