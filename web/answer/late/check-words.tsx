import { checkWords } from '../../../protocol/round/check-words.ts'
import { type Manifest, manifestHash } from '../../../protocol/round/manifest.ts'
import { lateWords } from '../../words/late.ts'
import { language } from '../say.ts'

// Four thousand hashes: once for each manifest, not at each drawing.
const known = new WeakMap<Manifest, string>()

/** The six characters that are printed beside the link. */
export function CheckWords({ manifest }: { readonly manifest: Manifest }) {
  const words = known.get(manifest) ?? checkWords(manifestHash(manifest))
  known.set(manifest, words)
  return (
    <>
      <strong>{words}</strong>
      <br />
      <small>{lateWords[language()].wordsHelp}</small>
    </>
  )
}
