import { canonicalJson } from './canonical-json.ts'
import type { Round } from './check-manifest.ts'
import { isMembers } from './contract.ts'
import type { Faults } from './fault.ts'
import type { BareForm, Form } from './form.ts'
import { hashJson, sha256 } from './hash.ts'
import * as lines from './lines.ts'
import type { Reader } from './reader.ts'
import type { Recipe } from './recipe.ts'

/** The recipe that the manifest names. */
export async function checkRecipe(round: Round, reader: Reader, faults: Faults): Promise<Recipe> {
  const { recipe } = await reader.one(lines.recipe)
  faults.must(
    hashJson(recipe).toString('hex') === round.manifest.recipe,
    'recipe-hash',
    `${reader.at()}: the manifest names another recipe`,
  )
  faults.judged('recipe-hash')
  return recipe
}

/** Without the members named `measure` that are lists: they alone tell what an answer is taken for. */
function withoutMeasures(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMeasures)
  if (!isMembers(value)) return value
  const kept = Object.entries(value).filter(
    ([name, member]) => name !== 'measure' || !Array.isArray(member),
  )
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutMeasures(member)]))
}

/** The phone's questionnaire is the whole one without its measures, plus a commitment to them. */
function isBareOf(bare: BareForm, whole: Form): boolean {
  const { measures } = bare
  const left = withoutMeasures(whole)
  return isMembers(left) && canonicalJson({ ...left, measures }) === canonicalJson(bare)
}

/** The questionnaires that the manifest names, whole, by their hash. */
export async function checkForms(
  round: Round,
  reader: Reader,
  faults: Faults,
): Promise<ReadonlyMap<string, Form>> {
  const forms = new Map<string, Form>()
  for (const wanted of new Set(round.manifest.styles.map(({ form }) => form))) {
    const { hash, bare, whole, salt } = await reader.one(lines.form)
    const at = reader.at()
    if (hash !== wanted) reader.fail(`form: the manifest's next form is ${wanted}`)
    faults.must(hashJson(bare).toString('hex') === hash, 'form-hash', `${at}: another hash`)
    faults.must(
      isBareOf(bare, whole),
      'form-hash',
      `${at}: bare and whole differ in more than measures`,
    )
    faults.must(
      bare.measures === commitment(whole, salt),
      'measures',
      `${at}: the bare form commits to other measures`,
    )
    forms.set(hash, whole)
  }
  faults.judged('form-hash', 'measures')
  return forms
}

/** The whole form's hash as its 64 characters, hidden by a salt: a few guesses would otherwise find the invented service. */
const commitment = (whole: Form, salt: string): string =>
  sha256(Buffer.from(salt, 'hex'), hashJson(whole).toString('hex')).toString('hex')
