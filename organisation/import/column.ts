import { isDay } from '../../basics/days.ts'
import { plainName } from '../name/plain-name.ts'

/** What a cell means, or the sentence that says what is wrong with it. */
export type Cell = { readonly value: unknown } | { readonly problem: string }

/** One column of a register file: its headings (the first is the one we write) and how its cells are read. */
export interface Column {
  readonly field: string
  readonly headings: readonly [string, ...string[]]
  readonly required?: boolean
  /** Gets the text of a cell that is not empty. */
  readonly read: (text: string) => Cell
}

/** A public code: lower-case letters, digits and short dashes. */
export const readCode = (text: string): Cell =>
  /^[a-z0-9][a-z0-9-]{0,31}$/.test(text)
    ? { value: text }
    : { problem: '编码只能用小写字母、数字和短横线，最多 32 位。' }

export const readName = (text: string): Cell => {
  const { name, problem } = plainName(text)
  return name === undefined ? { problem } : { value: name }
}

/** One of a list, by its word on the screen or its code. */
export const readChoice =
  (choices: Readonly<Record<string, string>>) =>
  (text: string): Cell => {
    const found = Object.entries(choices).find(([word, code]) => text === word || text === code)
    return found === undefined
      ? { problem: `只能填：${Object.keys(choices).join('、')}。` }
      : { value: found[1] }
  }

export const readDay = (text: string): Cell => {
  const [year, month, day] = text.split(/[-/.年月日]/)
  const value = `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
  return isDay(value) ? { value } : { problem: '日期请写成 2026-01-31 这样。' }
}

export const readCount = (text: string): Cell => {
  const digits = text.replaceAll(/[,，\s]/g, '')
  return /^\d{1,9}$/.test(digits) ? { value: Number(digits) } : { problem: '请填非负整数。' }
}

export const readYes = (text: string): Cell => {
  if (['是', 'true', 'TRUE', '1'].includes(text)) return { value: true }
  if (['否', 'false', 'FALSE', '0'].includes(text)) return { value: false }
  return { problem: '只能填：是、否。' }
}

/** Names separated by 、 or commas; none twice. */
export const readNames = (text: string): Cell => {
  const parts = text.split(/[、,，;；]/).map((part) => plainName(part))
  const wrong = parts.find((part) => part.problem !== undefined)
  if (wrong?.problem !== undefined) return { problem: wrong.problem }
  return { value: [...new Set(parts.map((part) => part.name))] }
}
