import { wordsInTurns } from '../../../protocol/round/check-words.ts'
import { type Manifest, manifestHash } from '../../../protocol/round/manifest.ts'
import { lateWords } from '../../words/late.ts'
import { language } from '../say.ts'

async function compute(manifest: Manifest): Promise<string> {
  const turns = wordsInTurns(manifestHash(manifest))
  for (let turn = turns.next(); ; turn = turns.next()) {
    if (turn.done === true) return turn.value
    await new Promise((resolve) => setTimeout(resolve))
  }
}

// Four thousand hashes: once for each manifest, not at each drawing.
const known = new WeakMap<Manifest, Promise<string>>()

/** The six characters that are printed beside the link. */
export function CheckWords({ manifest }: { readonly manifest: Manifest }) {
  const coming = known.get(manifest) ?? compute(manifest)
  known.set(manifest, coming)
  const write = async (element: HTMLElement | null) => {
    if (element !== null) element.textContent = await coming
  }
  return (
    <>
      <strong ref={(element) => void write(element)} />
      <br />
      <small>{lateWords[language()].wordsHelp}</small>
    </>
  )
}
