import type { Expression } from '../../protocol/form/expression.ts'
import type { Page } from '../../protocol/form/form.ts'
import { questionsIn } from '../../protocol/form/questions.ts'
import { type Making, refuse, tell } from './making.ts'
import { type Node, nodesAt, textAt } from './node.ts'
import { readsOf } from './reads.ts'
import type { Place } from './reference.ts'
import { triggerTest } from './triggers.ts'

/** A trigger that leaves pages out: all after one, or those before a question. */
interface Leap {
  readonly test: Expression
  /** The first page that is shown again; beyond the last where it ends the questionnaire. */
  readonly landing: number
}

/**
 * Pages that a trigger `complete` or `skip` leaves out are hidden. What the trigger decides on is what a person knows
 * when leaving a page that it reads: answers of later pages count as not given.
 */
export function withEnds(
  canonical: Node,
  pages: readonly Page[],
  place: Place,
  made: Making,
): readonly Page[] {
  const leaps = nodesAt(canonical, 'triggers').flatMap((node) => leapOf(node, pages, place, made))
  if (leaps.length === 0) return pages
  const mode = textAt(canonical, 'questionsOnPageMode') ?? 'standard'
  if (mode !== 'standard') refuse(made, '', `按 ${mode} 分页时，提前结束和跳题的触发器不支持`)
  const pageOf = placesOf(pages)
  return pages.map((page, index) => {
    const taken = leaps.flatMap((leap) => takenBefore(leap, index, pages, pageOf))
    const left = taken.reduce<Expression>(
      (all, one) => ['and', all, ['not', one]],
      page.show ?? true,
    )
    return taken.length === 0 ? page : { ...page, show: left }
  })
}

function leapOf(node: Node, pages: readonly Page[], place: Place, made: Making): Leap[] {
  if (node.type !== 'complete' && node.type !== 'skip') return []
  const test = triggerTest(node, place, made)
  if (test === undefined) {
    tell(made, '', 'trigger', '有一个触发器没有条件，不起作用')
    return []
  }
  if (JSON.stringify(test).includes('["ref","values"'))
    refuse(made, '', '提前结束和跳题的触发器不能用计算值')
  if (node.type === 'complete') return [{ test, landing: pages.length }]
  const goal = textAt(node, 'gotoName') ?? ''
  const landing = pages.findIndex(({ elements }) =>
    questionsIn(elements).some(({ name }) => name === goal),
  )
  if (landing === -1) refuse(made, goal, '跳题的触发器指向不存在的题目')
  const pageOf = placesOf(pages)
  const isBack = readsOf(test).some((key) => (pageOf.get(key) ?? 0) >= landing)
  if (isBack) refuse(made, goal, '跳题的触发器只能向后跳到另一页')
  return [{ test, landing }]
}

/** The page each answer is given on. */
const placesOf = (pages: readonly Page[]): ReadonlyMap<string, number> =>
  new Map(
    pages.flatMap(({ elements }, index) =>
      questionsIn(elements).map(({ key }) => [key, index] as const),
    ),
  )

/** When a leap has been taken from a page before this one; nothing where this page cannot be left out. */
function takenBefore(
  { test, landing }: Leap,
  index: number,
  pages: readonly Page[],
  pageOf: ReadonlyMap<string, number>,
): Expression[] {
  if (index >= landing) return []
  const leaving = [...new Set(readsOf(test).map((key) => pageOf.get(key) ?? 0))]
  return leaving
    .filter((from) => from < index)
    .map((from) => {
      const known = knownAt(test, from, pageOf)
      const show = pages[from]?.show
      return show === undefined ? known : ['and', show, known]
    })
}

function knownAt(
  expression: Expression,
  page: number,
  pageOf: ReadonlyMap<string, number>,
): Expression {
  if (!Array.isArray(expression)) return expression
  const [head, ...rest] = expression
  const isLater = head === 'ref' && (pageOf.get(String(rest[1])) ?? 0) > page
  return isLater ? null : [head, ...rest.map((part) => knownAt(part, page, pageOf))]
}
