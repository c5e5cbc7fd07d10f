import { isEmpty, isSame } from '../compare.ts'
import { runner, type Scope } from '../evaluate.ts'
import type { Comment, Computed, Element, Group, Question } from '../form.ts'
import { questionsIn } from '../questions.ts'
import { asAnswer } from '../wall.ts'
import { type Condition, conditions } from './condition.ts'
import { fault, type Kit, pointerTo, type Run, type SheetCheck, type Tools } from './fault.ts'
import { type QuestionCheck, questionCheck } from './question.ts'

type Answers = Readonly<Record<string, unknown>>

type Holds = Condition | undefined

/** One element made ready: `visit` checks it where it is shown, `hide` sees that it is not answered. */
interface Node {
  readonly show: Holds
  readonly visit: (answers: Answers, run: Run) => void
  readonly hide: (answers: Answers, run: Run) => void
  readonly isAnswered: (answers: Answers, scope: Scope) => boolean
}

/** The tools with which one question (`questionCheck`) is made ready. */
export const kitOf = (tools: Tools): Kit => {
  const kit: Kit = {
    ...tools,
    condition: conditions(),
    sheet: (elements) => sheetCheck(elements, kit),
  }
  return kit
}

export function sheetCheck(elements: readonly Element[], kit: Kit): SheetCheck {
  const questions = questionsIn(elements)
  const keys = new Set(questions.flatMap(keysOf))
  const shared = sharedKeys(questions)
  const nodes = elements.flatMap((element) => nodeOf(element, shared, kit))
  const conditions = questions
    .filter((question) => shared.has(question.key))
    .map((question) => ({ key: question.key, show: chainTo(question, elements, kit) }))
  return {
    check(answers, run) {
      for (const node of nodes) pass(node, answers, run)
      if (conditions.length > 0) hiddenShared(answers, conditions, run)
      for (const key in answers) {
        if (!keys.has(key)) fault(run, pointerTo(key), 'unknown')
      }
    },
  }
}

const pass = (node: Node, answers: Answers, run: Run): void => {
  if (node.show === undefined || node.show(run.scope)) node.visit(answers, run)
  else node.hide(answers, run)
}

const commentOf = (question: Question): Comment | undefined =>
  question.kind === 'computed' ? undefined : question.comment

const keysOf = (question: Question): string[] => {
  const comment = commentOf(question)
  return comment === undefined ? [question.key] : [question.key, comment.key]
}

/** Keys under which more than one question answers (`valueName`). */
function sharedKeys(questions: readonly Question[]): Set<string> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const { key } of questions) {
    if (seen.has(key)) shared.add(key)
    seen.add(key)
  }
  return shared
}

function nodeOf(element: Element, shared: ReadonlySet<string>, kit: Kit): Node[] {
  if (element.kind === 'notice') return []
  const show = element.show === undefined ? undefined : kit.condition(element.show)
  if (element.kind === 'group') return groupNodes(element, show, shared, kit)
  if (element.kind === 'computed') return [computedNode(element, show)]
  return [questionNode(questionCheck(element, kit), show, shared.has(element.key))]
}

/** A group that says nothing itself is as good as its elements. */
function groupNodes(group: Group, show: Holds, shared: ReadonlySet<string>, kit: Kit): Node[] {
  const nodes = group.elements.flatMap((element) => nodeOf(element, shared, kit))
  if (show === undefined && group.required === undefined) return nodes
  const required = group.required === undefined ? undefined : kit.condition(group.required)
  return [groupNode(group, show, required, nodes)]
}

function groupNode(group: Group, show: Holds, required: Holds, nodes: readonly Node[]): Node {
  const pointer = pointerTo(questionsIn(group.elements)[0]?.key ?? group.name)
  const isAnswered = (answers: Answers, scope: Scope): boolean =>
    nodes.some((node) => (node.show?.(scope) ?? true) && node.isAnswered(answers, scope))
  return {
    show,
    isAnswered,
    visit(answers, run) {
      for (const node of nodes) pass(node, answers, run)
      if (required?.(run.scope) === true && !isAnswered(answers, run.scope))
        fault(run, pointer, 'required')
    },
    hide(answers, run) {
      for (const node of nodes) node.hide(answers, run)
    },
  }
}

function questionNode(check: QuestionCheck, show: Holds, isShared: boolean): Node {
  const { key, pointer, comment } = check
  return {
    show,
    isAnswered: (answers) => !isEmpty(answers[key]),
    visit: check.visit,
    hide(answers, run) {
      if (!isShared && answers[key] !== undefined) fault(run, pointer, 'hidden')
      if (comment !== undefined && answers[comment.key] !== undefined)
        fault(run, comment.pointer, 'hidden')
    },
  }
}

/** A computed answer need not be sent; where it is, it must be what comes out here. */
function computedNode(question: Computed, show: Holds): Node {
  const { key } = question
  const pointer = pointerTo(key)
  const compute = runner(question.value)
  return {
    show,
    isAnswered: (answers) => !isEmpty(answers[key]),
    visit(answers, run) {
      if (answers[key] !== undefined && !isSame(answers[key], asAnswer(compute(run.scope))))
        fault(run, pointer, 'computed')
    },
    hide(answers, run) {
      if (answers[key] !== undefined) fault(run, pointer, 'hidden')
    },
  }
}

/** The condition under which a question is shown, all groups around it included. */
function chainTo(question: Question, elements: readonly Element[], kit: Kit): Condition {
  for (const element of elements) {
    const show =
      element.kind !== 'notice' && element.show !== undefined
        ? kit.condition(element.show)
        : () => true
    if (element === question) return show
    if (element.kind === 'group' && questionsIn(element.elements).includes(question)) {
      const inner = chainTo(question, element.elements, kit)
      return (scope) => show(scope) && inner(scope)
    }
  }
  return () => false
}

/** An answer that several questions share is hidden only when all of them are. */
function hiddenShared(
  answers: Answers,
  conditions: readonly { key: string; show: Condition }[],
  run: Run,
): void {
  for (const { key } of conditions) {
    if (answers[key] === undefined) continue
    const isShown = conditions.some((one) => one.key === key && one.show(run.scope))
    if (!isShown) fault(run, pointerTo(key), 'hidden')
  }
}
