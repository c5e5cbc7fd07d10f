import { hashJson } from '../protocol/bytes/hash-json.ts'
import { recipes } from '../scoring/index.ts'

/** SHA-256 (hex) of a scoring recipe's canonical JSON, as it stands in manifests; undefined for an unknown one. */
export function recipeHash(id: string): string | undefined {
  const recipe = recipes[id]
  return recipe === undefined ? undefined : hashJson(recipe)
}
