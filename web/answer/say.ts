import { runner, type Scope } from '../../protocol/form/evaluate.ts'
import type { Line, Piped, Text } from '../../protocol/form/text.ts'
import { type AnswerWords, answerWords } from '../words/answer.ts'
import { readTaste, writeTaste } from './keep.ts'

const taste = { ...readTaste() }
let words: AnswerWords = answerWords

/** The words of the page in the language of the moment. */
export const say = () => words
/** 0 usual, 1 large, 2 very large. */
export const textSize = () => taste.size
export const language = () => taste.language

const apply = () => {
  document.documentElement.lang = taste.language
  document.documentElement.className = `size${taste.size}`
}

/** Puts the taste of this phone into effect; English is fetched when it is wanted. */
export async function applyTaste(change: Partial<typeof taste> = {}): Promise<void> {
  Object.assign(taste, change)
  writeTaste(taste)
  apply()
  words =
    taste.language === 'en' ? (await import('../words/answer-en.ts')).answerWords : answerWords
}

/** An answer in a text as a person reads it: in words, several one after the other. */
const answerText = ({ ref, words }: Piped, scope: Scope | undefined): string =>
  [scope && runner(ref)(scope)]
    .flat()
    .map((one) => words?.[String(one)] ?? one)
    .join('、')

const lineText = (line: Line, scope: Scope | undefined): string =>
  [line]
    .flat()
    .map((part) => (typeof part === 'string' ? part : answerText(part, scope)))
    .join('')

/** A text of the questionnaire in the language of the moment. */
export const textOf = (text: Text | undefined, scope?: Scope): string =>
  text === undefined ? '' : lineText(text[taste.language] ?? text['zh-CN'], scope)

/** A sentence with its numbers put in, in order. */
export const fill = (text: string, ...values: readonly (string | number)[]): string =>
  values.reduce<string>((line, value) => line.replace(/\{\w+\}/, String(value)), text)
