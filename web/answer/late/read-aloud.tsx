import { lateWords } from '../../words/late.ts'
import { choicesOn } from '../fields/choices.ts'
import { language, textOf } from '../say.ts'
import type { Screen } from '../screens.ts'
import { titleOf } from '../title.ts'

const speech = (): SpeechSynthesis | undefined =>
  'speechSynthesis' in window && typeof SpeechSynthesisUtterance === 'function'
    ? window.speechSynthesis
    : undefined

const canSpeak = () =>
  speech()
    ?.getVoices()
    .some((voice) => voice.lang.startsWith(language().slice(0, 2))) === true

/** Reads the question and its choices aloud; hidden where the phone has no voice of this language. */
export function ReadAloud({ screen }: { readonly screen: Screen }) {
  if (!canSpeak()) return null
  const speak = () => {
    const choices = choicesOn(screen.question, screen.scope).map(({ text }) =>
      textOf(text, screen.scope),
    )
    const utterance = new SpeechSynthesisUtterance([titleOf(screen).title, ...choices].join('。'))
    utterance.lang = language()
    speech()?.cancel()
    speech()?.speak(utterance)
  }
  return (
    <button type="button" onClick={speak}>
      {lateWords[language()].readAloud}
    </button>
  )
}
