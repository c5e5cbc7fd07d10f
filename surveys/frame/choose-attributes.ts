import {
  type Attribute,
  type AttributeName,
  attributeCodes,
  attributeNames,
  attributesOf,
  type Cell,
  type Frame,
  withheld,
} from './frame.ts'

/** Groups of codes that count as one; an attribute that is not asked is absent. */
type Grouping = ReadonlyMap<AttributeName, readonly (readonly string[])[]>
type Step = (grouping: Grouping) => Grouping

/** ballot.md, Attributes: every joint cell that is not empty has at least this many workers. */
export const smallestCell = 10

/** Four attributes of eighteen people are a name list: the upper limits of questionnaires.md. */
const limits = [
  { below: 60, allowed: [] },
  { below: 300, allowed: ['age', 'job'] },
] as const satisfies readonly { below: number; allowed: readonly AttributeName[] }[]

const drop =
  (name: AttributeName): Step =>
  (grouping) =>
    new Map([...grouping].filter(([attribute]) => attribute !== name))

const merge =
  (name: AttributeName, one: string, other: string): Step =>
  (grouping) => {
    const groups = grouping.get(name)
    if (groups === undefined) return grouping
    const joined = groups.filter((group) => group.includes(one) || group.includes(other)).flat()
    const rest = groups.filter((group) => !group.includes(one) && !group.includes(other))
    return new Map(grouping).set(name, [joined, ...rest])
  }

/** The published order; each step is taken only while a joint cell is still too small. */
const steps: readonly Step[] = [
  drop('area'),
  drop('sex'),
  merge('job', 'j2', 'j3'),
  merge('age', 'a1', 'a2'),
  merge('age', 'a3', 'a4'),
  drop('job'),
  drop('age'),
]

/**
 * Which attributes a style may ask, with merged codes, so that every joint cell of its frame that is not
 * empty holds at least ten workers. A code that nobody in the frame has is not offered (its only user would
 * be known by it), and an attribute with one value in the frame is not asked.
 * @param asked attributes the questionnaire has a question for; all four when left out
 */
export function chooseAttributes(
  frame: Frame,
  asked: readonly AttributeName[] = attributeNames,
): Attribute[] {
  const allowed = limits.find(({ below }) => frame.total < below)?.allowed ?? attributeNames
  let grouping: Grouping = new Map(
    attributesOf(frame)
      .filter((name) => asked.includes(name) && allowed.some((one) => one === name))
      .map((name) => [name, attributeCodes[name].map((code) => [code])]),
  )
  grouping = withoutConstant(frame, grouping)
  for (const step of steps) {
    if (holds(frame, grouping)) break
    grouping = withoutConstant(frame, step(grouping))
  }
  return asAttributes(grouping)
}

/** The joint cells of a frame in the codes of the chosen attributes; empty cells are left out. */
export function mergedCells(frame: Frame, attributes: readonly Attribute[]): Cell[] {
  const sums = new Map<string, { cell: Partial<Record<AttributeName, string>>; count: number }>()
  for (const { cell, count } of frame.cells) {
    if (count === 0) continue
    const merged: Partial<Record<AttributeName, string>> = {}
    for (const { name, codes } of attributes) {
      const code = codes.find((candidate) => candidate.split('+').includes(cell[name] ?? ''))
      if (code !== undefined) merged[name] = code
    }
    const key = attributes.map(({ name }) => merged[name] ?? '').join('|')
    const sum = sums.get(key)
    if (sum === undefined) sums.set(key, { cell: merged, count })
    else sum.count += count
  }
  return [...sums.values()]
}

const asAttributes = (grouping: Grouping): Attribute[] =>
  attributeNames.flatMap((name) => {
    const groups = grouping.get(name)
    if (groups === undefined) return []
    const order: readonly string[] = attributeCodes[name]
    const place = (code: string | undefined) => order.indexOf(code ?? '')
    const codes = groups
      .map((group) => [...group].sort((one, other) => place(one) - place(other)))
      .sort(([one], [other]) => place(one) - place(other))
      .map((group) => group.join('+'))
    return [{ name, codes: [...codes, withheld] }]
  })

const holds = (frame: Frame, grouping: Grouping): boolean =>
  mergedCells(frame, asAttributes(grouping)).every(({ count }) => count >= smallestCell)

/** Leaves out codes that nobody in the frame has, then attributes with one code left. */
function withoutConstant(frame: Frame, grouping: Grouping): Grouping {
  const inhabited = (name: AttributeName, group: readonly string[]) =>
    frame.cells.some(({ cell, count }) => count > 0 && group.includes(cell[name] ?? ''))
  return new Map(
    [...grouping]
      .map(([name, groups]) => [name, groups.filter((group) => inhabited(name, group))] as const)
      .filter(([, groups]) => groups.length > 1),
  )
}
