import { type Making, refuse } from './making.ts'

/**
 * A name under which answers stand in a message: the box takes none that a database would read as a path or an
 * operator, so a questionnaire that has one could never be answered.
 */
export function safeKey(key: string, at: string, made: Making): string {
  if (key.includes('.') || key.startsWith('$'))
    refuse(made, at, `名称“${key}”不能含有点，也不能以 $ 开头：这样的答案存不下`)
  return key
}
