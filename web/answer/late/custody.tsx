import type { Manifest } from '../../../protocol/round/manifest.ts'
import { lateWords } from '../../words/late.ts'
import { fill, language } from '../say.ts'

/** Who confirms the right to answer, and what no anonymity protects from. */
export function Custody({ manifest }: { readonly manifest: Manifest }) {
  const words = lateWords[language()]
  const names = manifest.issuers.map(({ name }) => name).join('、')
  return (
    <>
      {names !== '' && <p>{fill(words.issuedBy, names)}</p>}
      <details>
        <summary>{words.notPromised}</summary>
        <p>{words.notPromisedText}</p>
      </details>
    </>
  )
}
