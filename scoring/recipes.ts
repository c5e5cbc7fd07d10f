import { officialRecipe } from './official-recipe.ts'
import type { Recipe } from './recipe.ts'

/** The recipes that rounds may name, by id. A recipe never changes; a new version is a new entry. */
export const recipes: Readonly<Record<string, Recipe>> = { [officialRecipe.id]: officialRecipe }
