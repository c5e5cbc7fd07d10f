import { type Complaint, Failure } from '../../basics/failure.ts'

type Members = Readonly<Record<string, unknown>>

/** One member of a message: returns what it holds, or undefined after complaining. */
export type Read<T> = (value: unknown, pointer: string, complaints: Complaint[]) => T | undefined

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const wrong = (complaints: Complaint[], pointer: string, detail: string): undefined => {
  complaints.push({ pointer, detail })
  return undefined
}

const escaped = (key: string) => key.slice(0, 40).replaceAll('~', '~0').replaceAll('/', '~1')

/** A text that a pattern knows. */
export const text =
  (pattern: RegExp): Read<string> =>
  (value, pointer, complaints) =>
    typeof value === 'string' && pattern.test(value)
      ? value
      : wrong(complaints, pointer, '格式不对。')

/** Exactly so many bytes as unpadded base64url, in its only spelling. */
export const bytes =
  (length: number): Read<Buffer> =>
  (value, pointer, complaints) => {
    if (typeof value === 'string' && value.length === Math.ceil((length * 4) / 3)) {
      const buffer = Buffer.from(value, 'base64url')
      if (buffer.length === length && buffer.toString('base64url') === value) return buffer
    }
    return wrong(complaints, pointer, `应为 ${length} 字节的 base64url。`)
  }

export const flag: Read<boolean> = (value, pointer, complaints) =>
  typeof value === 'boolean' ? value : wrong(complaints, pointer, '应为 true 或 false。')

export const oneOf =
  <const Word extends string>(words: readonly Word[]): Read<Word> =>
  (value, pointer, complaints) =>
    words.find((word) => word === value) ??
    wrong(complaints, pointer, `应为 ${words.join('、')} 之一。`)

/** Any members; what they hold is checked elsewhere. */
export const members: Read<Members> = (value, pointer, complaints) =>
  isMembers(value) ? value : wrong(complaints, pointer, '应为对象。')

/** Members that are all short texts. */
export const codes: Read<Readonly<Record<string, string>>> = (value, pointer, complaints) => {
  if (!isMembers(value)) return wrong(complaints, pointer, '应为对象。')
  const entries = Object.entries(value)
  const read = entries.filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length <= 40,
  )
  if (read.length === entries.length && read.length <= 8) return Object.fromEntries(read)
  return wrong(complaints, pointer, '应为代码。')
}

/** At least one and at most so many of the same. */
export const list =
  <T>(entry: Read<T>, most: number): Read<T[]> =>
  (value, pointer, complaints) => {
    if (!Array.isArray(value) || value.length === 0 || value.length > most)
      return wrong(complaints, pointer, `应为 1 到 ${most} 项的列表。`)
    const read: T[] = []
    value.forEach((each: unknown, place) => {
      const one = entry(each, `${pointer}/${place}`, complaints)
      if (one !== undefined) read.push(one)
    })
    return read
  }

/** What an object of readers reads; `optional` ones may be left out. */
type Shape<Needed, Optional> = { readonly [Key in keyof Needed]: Needed[Key] } & {
  readonly [Key in keyof Optional]?: Optional[Key]
}

type Readers = Readonly<Record<string, Read<unknown>>>

function complainOfStrangers(
  value: Members,
  readers: Readers,
  pointer: string,
  complaints: Complaint[],
): void {
  for (const key of Object.keys(value))
    if (!Object.hasOwn(readers, key))
      wrong(complaints, `${pointer}/${escaped(key)}`, '没有这一项。')
}

/** An object with exactly these members. */
export function object<Needed extends object, Optional extends object = object>(
  needed: { readonly [Key in keyof Needed]: Read<Needed[Key]> },
  optional?: { readonly [Key in keyof Optional]: Read<Optional[Key]> },
): Read<Shape<Needed, Optional>> {
  const readers: Readers = { ...optional, ...needed }
  return (value, pointer, complaints) => {
    if (!isMembers(value)) return wrong(complaints, pointer, '应为对象。')
    const before = complaints.length
    const read: Record<string, unknown> = {}
    complainOfStrangers(value, readers, pointer, complaints)
    for (const [key, reader] of Object.entries(readers)) {
      const place = `${pointer}/${key}`
      if (Object.hasOwn(value, key)) read[key] = reader(value[key], place, complaints)
      else if (Object.hasOwn(needed, key)) wrong(complaints, place, '缺少这一项。')
    }
    const whole = (_: object): _ is Shape<Needed, Optional> => complaints.length === before
    return whole(read) ? read : undefined
  }
}

/**
 * Reads a whole message.
 * @throws Failure `malformed` with a pointer for everything that is wrong
 */
export function readMessage<T>(read: Read<T>, value: unknown): T {
  const complaints: Complaint[] = []
  const message = read(value, '', complaints)
  if (message === undefined || complaints.length > 0)
    throw new Failure('malformed', '请求中有不符合要求的内容。', {
      errors: complaints.slice(0, 50),
    })
  return message
}
