/** A contract: whether a value is what may stand in some place of a bundle. */
export type Contract<T> = (value: unknown) => value is T
export type Of<C> = C extends (value: unknown) => value is infer T ? T : never

export type Members = { readonly [name: string]: unknown }
export type Contracts = { readonly [name: string]: Contract<unknown> }
export type Has<Required extends Contracts, Optional extends Contracts> = {
  readonly [Name in keyof Required]: Of<Required[Name]>
} & { readonly [Name in keyof Optional]?: Of<Optional[Name]> }

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isText = (value: unknown): value is string => typeof value === 'string'
export const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'
export const isNumber = (value: unknown): value is number => typeof value === 'number'
export const isNull = (value: unknown): value is null => value === null

/** A whole number from 0 to 2^53 - 1. */
export const isCount = (value: unknown): value is number =>
  isNumber(value) && Number.isSafeInteger(value) && value >= 0

export const matching =
  (pattern: RegExp): Contract<string> =>
  (value): value is string =>
    isText(value) && pattern.test(value)

/** So many bytes in lower-case hexadecimal. */
export const hex = (bytes: number): Contract<string> =>
  matching(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))

/** So many bytes in base64url without padding. One value has one spelling, so it must come out again. */
export const base64url =
  (bytes: number): Contract<string> =>
  (value): value is string => {
    if (!isText(value)) return false
    const read = Buffer.from(value, 'base64url')
    return read.length === bytes && read.toString('base64url') === value
  }

/** A round or a style. */
export const isCode = matching(/^[a-z0-9][a-z0-9-]{0,31}$/)

/** An instant as ECMAScript writes it, in UTC. */
export const isInstant = (value: unknown): value is string => {
  const read = new Date(isText(value) ? value : Number.NaN)
  return !Number.isNaN(read.getTime()) && read.toISOString() === value
}

/** `YYYY-MM-DD`, a day that the calendar has. */
export const isDay = (value: unknown): value is string =>
  isText(value) && /^\d{4}-\d\d-\d\d$/.test(value) && isInstant(`${value}T00:00:00.000Z`)

export const oneOf =
  <const T extends string | number>(...values: readonly T[]): Contract<T> =>
  (value): value is T =>
    values.some((each) => each === value)

export const either =
  <A, B>(one: Contract<A>, other: Contract<B>): Contract<A | B> =>
  (value): value is A | B =>
    one(value) || other(value)

export const listOf =
  <T>(each: Contract<T>, most = Number.POSITIVE_INFINITY): Contract<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= most && value.every(each)

/** An object whose members all keep one contract, whatever their names. */
export const recordOf =
  <T>(each: Contract<T>): Contract<{ readonly [name: string]: T }> =>
  (value): value is { readonly [name: string]: T } =>
    isMembers(value) && Object.values(value).every(each)

const kept = (value: Members, contracts: Contracts, name: string): boolean =>
  contracts[name]?.(value[name]) === true

/** An object with these members and perhaps others: for questionnaires and recipes, of which we read a part. */
export const having =
  <R extends Contracts, O extends Contracts = Record<never, never>>(
    required: R,
    optional?: O,
  ): Contract<Has<R, O>> =>
  (value): value is Has<R, O> =>
    isMembers(value) &&
    Object.keys(required).every((name) => kept(value, required, name)) &&
    Object.keys(optional ?? {}).every(
      (name) => !Object.hasOwn(value, name) || kept(value, optional ?? {}, name),
    )

/** An object with exactly these members: a verifier must not pass over what it does not understand. */
export const exactly = <R extends Contracts, O extends Contracts = Record<never, never>>(
  required: R,
  optional?: O,
): Contract<Has<R, O>> => {
  const has = having(required, optional)
  const known = new Set([...Object.keys(required), ...Object.keys(optional ?? {})])
  return (value): value is Has<R, O> =>
    isMembers(value) && Object.keys(value).every((name) => known.has(name)) && has(value)
}
