import type { Dice } from './dice.ts'

type Answers = Record<string, unknown>

/** Values that no honest page sends, or not in this place. */
const poison: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  1,
  5,
  999,
  -1,
  1.5,
  Number.POSITIVE_INFINITY,
  '',
  ' ',
  '5',
  'other',
  'none',
  'true',
  'nonsense',
  '2024-02-30',
  '25:99',
  'x'.repeat(20_000),
  '\u0000',
  '\ud800',
  'a\u202eb',
  '\ufeffx',
  '<img src=x onerror=alert(1)>',
  [],
  [null],
  [1, 1],
  ['other', 'other'],
  [['a']],
  {},
  { $gt: '' },
  { $where: '1' },
  [{}],
  [{ x: 1 }],
  { row: 1 },
  'item1',
  '1e400',
]

const keys = [
  'unknown',
  '$where',
  'a.b',
  '__proto__',
  'constructor',
  'toString',
  'q1-Comment',
  'n1-total',
  ' ',
]

interface Spot {
  readonly holder: Record<string, unknown> | unknown[]
  readonly key: string | number
}

/** Every place inside answers where a value stands. */
function spots(holder: Record<string, unknown> | unknown[]): Spot[] {
  const own = Array.isArray(holder) ? holder.map((_, key) => key) : Object.keys(holder)
  return own.flatMap((key): Spot[] => {
    const value = Array.isArray(holder) ? holder[Number(key)] : holder[String(key)]
    return [{ holder, key }, ...(isHolder(value) ? spots(value) : [])]
  })
}

const isHolder = (value: unknown): value is Record<string, unknown> | unknown[] =>
  typeof value === 'object' && value !== null

const put = ({ holder, key }: Spot, value: unknown): void => {
  if (Array.isArray(holder)) holder[Number(key)] = value
  else
    Object.defineProperty(holder, String(key), {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
}

const take = ({ holder, key }: Spot): void => {
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[String(key)]
}

const at = ({ holder, key }: Spot): unknown =>
  Array.isArray(holder) ? holder[Number(key)] : holder[String(key)]

/** Valid answers with one to three things spoiled; `other` lends answers that may be hidden here. */
export function corrupt(valid: Answers, other: Answers, dice: Dice): Answers {
  const answers = structuredClone(valid)
  const times = dice.pick([1, 1, 1, 2, 3]) ?? 1
  for (let time = 0; time < times; time += 1) spoil(answers, other, dice)
  return answers
}

function spoil(answers: Answers, other: Answers, dice: Dice): void {
  const all = spots(answers)
  const spot = dice.pick(all)
  const way = dice.between(0, 7)
  if (spot === undefined || way === 0)
    put({ holder: answers, key: dice.pick(keys) ?? 'unknown' }, dice.pick(poison))
  else if (way === 1) take(spot)
  else if (way === 2) put(spot, dice.pick(poison))
  else if (way === 3) borrow(answers, other, dice)
  else if (way === 4) put(spot, turned(at(spot)))
  else if (way === 5) put(spot, structuredClone(at(dice.pick(all) ?? spot)))
  else if (way === 6) twice(spot)
  else inside(spot, dice)
}

function borrow(answers: Answers, other: Answers, dice: Dice): void {
  const key = dice.pick(Object.keys(other))
  if (key !== undefined) answers[key] = structuredClone(other[key])
}

/** The same value in another kind: 5 and "5", one and a list of one. */
function turned(value: unknown): unknown {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string')
    return Number.isNaN(Number(value)) ? value.toUpperCase() : Number(value)
  if (typeof value === 'boolean') return String(value)
  return Array.isArray(value) ? value[0] : [value]
}

function twice(spot: Spot): void {
  const value = at(spot)
  if (Array.isArray(value)) value.push(structuredClone(value[0]))
  else put(spot, [value, structuredClone(value)])
}

function inside(spot: Spot, dice: Dice): void {
  const value = at(spot)
  if (Array.isArray(value)) value.push(dice.pick(poison))
  else if (isHolder(value))
    put({ holder: value, key: dice.pick(keys) ?? 'unknown' }, dice.pick(poison))
  else if (typeof value === 'number') put(spot, value + (dice.pick([1, -1, 0.5, 100, -1000]) ?? 1))
  else put(spot, `${String(value)}${dice.pick(['!', '\n', '\u200b', '1', '很'.repeat(3000)])}`)
}
