import { isRecord, isSame } from '../compare.ts'
import type { Scope } from '../evaluate.ts'
import type { Expression } from '../expression.ts'
import { type Place, placeIn } from './place.ts'

/** Whether an answer is one of some values; undefined where that takes a closer look. */
type IsOne = (answer: unknown) => boolean | undefined

interface Wanted extends Place {
  readonly isOne: IsOne
}

/** The places and values of `place = value` comparisons; undefined where a side asks anything else. */
function wantedIn(sides: readonly Expression[]): Wanted[] | undefined {
  const asked = new Map<string, { place: Place; values: Expression[] }>()
  for (const side of sides) {
    const [sign, left, value = null] = Array.isArray(side) ? side : []
    const place = placeIn(left)
    if (sign !== '=' || place === undefined) return undefined
    const name = JSON.stringify(left)
    asked.set(name, { place, values: [...(asked.get(name)?.values ?? []), value] })
  }
  const wanted = [...asked.values()].map(({ place, values }) => {
    const isOne = oneOf(values)
    return isOne && { ...place, isOne }
  })
  const known = wanted.filter((each) => each !== undefined)
  return known.length === wanted.length ? known : undefined
}

function oneOf(values: readonly Expression[]): IsOne | undefined {
  if (values.every((value) => typeof value === 'number')) return oneNumber(values)
  if (values.every((value) => typeof value === 'boolean')) return oneTruth(values)
  return values.every(isWord) ? oneWord(values) : undefined
}

/** No answer and a word equal no number. */
function oneNumber(numbers: readonly number[]): IsOne {
  return (answer) => {
    if (typeof answer === 'number') return numbers.includes(answer)
    return answer === undefined || isWord(answer) ? false : undefined
  }
}

function oneTruth(truths: readonly boolean[]): IsOne {
  return (answer) => {
    if (typeof answer === 'boolean') return truths.includes(answer)
    return answer === undefined ? false : undefined
  }
}

function oneWord(words: readonly string[]): IsOne {
  return (answer) => {
    if (answer === undefined) return false
    if (!isWord(answer)) return undefined
    for (const word of words) if (isSame(answer, word)) return true
    return false
  }
}

/**
 * A text whose first letter shows that it spells neither a number nor a truth value (nor `Infinity`, nor
 * `undefined`): conditions read it as it stands.
 */
function isWord(value: unknown): value is string {
  if (typeof value !== 'string') return false
  const letter = value.charCodeAt(0) | 32
  return letter > 96 && letter < 123 && !'fitu'.includes(String.fromCharCode(letter))
}

/**
 * The most frequent condition of all, made ready: one of these answers is one of its values. Undefined where the
 * sides ask anything else; `exact` decides about answers of another kind than the values.
 */
export function anyAnswer(
  sides: readonly Expression[],
  exact: (scope: Scope) => boolean,
): ((scope: Scope) => boolean) | undefined {
  const wanted = wantedIn(sides)
  if (wanted === undefined) return undefined
  return (scope) => {
    for (const each of wanted) {
      const is = isGiven(each, scope.answers)
      if (is === undefined) return exact(scope)
      if (is) return true
    }
    return false
  }
}

function isGiven({ key, row, isOne }: Wanted, answers: Scope['answers']): boolean | undefined {
  const answer = answers[key]
  if (answer === undefined) return false
  if (row === undefined) return isOne(answer)
  return isRecord(answer) ? isOne(answer[row]) : undefined
}
