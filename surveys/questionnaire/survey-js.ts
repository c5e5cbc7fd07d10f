import {
  ArrayOperand,
  BinaryOperand,
  ConditionsParser,
  Const,
  FunctionOperand,
  type Operand,
  Serializer,
  SurveyModel,
  UnaryOperand,
  Variable,
} from 'survey-core'
import { lintSurvey } from 'survey-core/linter'
import { isNode, type Node } from './node.ts'
import type { Definition } from './questionnaire.ts'

/** survey-core as a parser: a definition in today's spelling, and expressions as trees. */

for (const owner of ['question', 'panelbase', 'itemvalue', 'matrixdropdowncolumn'])
  Serializer.addProperty(owner, { name: 'measure:value', category: 'data' })

export interface Loaded {
  /** The definition as survey-core writes it: today's spelling, defaults left out, unknown parts gone. */
  readonly canonical: Node
  /** What survey-core found wrong, unknown properties and types included. */
  readonly errors: readonly { readonly at: string; readonly message: string }[]
}

/** Lets survey-core read a definition that has passed `guard`. It never validates answers here. */
export function load(definition: Definition): Loaded {
  const model = new SurveyModel()
  // In design mode nothing runs: no condition, no trigger, no default; and no run-time state is written back.
  model.setDesignMode(true)
  model.fromJSON(structuredClone(definition))
  const errors = (model.jsonErrors ?? []).map((error) => ({
    at: nameIn(error.element) ?? nameIn(error.jsonObj) ?? '',
    message: error.message,
  }))
  const canonical: unknown = model.toJSON()
  model.dispose()
  return { canonical: isNode(canonical) ? canonical : {}, errors }
}

const nameIn = (value: unknown): string | undefined =>
  isNode(value) && typeof value.name === 'string' ? value.name : undefined

/** Today's name of a property that was given by an old one; undefined when it is no old name. */
export function newSpelling(type: string, property: string): string | undefined {
  const found = Serializer.findProperty(type, property)
  return found && found.name !== property ? found.name : undefined
}

/** An expression as survey-core reads it, before its names are looked up. */
export type Tree =
  | {
      readonly is: 'constant'
      readonly value: string | number | boolean | null
    }
  | { readonly is: 'variable'; readonly name: string }
  | { readonly is: 'array'; readonly parts: readonly Tree[] }
  | { readonly is: 'call'; readonly name: string; readonly parts: readonly Tree[] }
  | { readonly is: 'operator'; readonly name: string; readonly parts: readonly Tree[] }

/** Parses an expression; a string says why it cannot be parsed. */
export function parse(text: string): Tree | string {
  const parser = new ConditionsParser()
  const operand = parser.parseExpression(text)
  if (operand === undefined) return `第 ${(parser.error?.at ?? 0) + 1} 个字符处无法理解`
  return treeOf(operand)
}

function treeOf(operand: Operand | null | undefined): Tree {
  if (operand === null || operand === undefined) return { is: 'constant', value: null }
  if (operand instanceof BinaryOperand)
    return {
      is: 'operator',
      name: operand.operator,
      parts: [treeOf(operand.leftOperand), treeOf(operand.rightOperand)],
    }
  if (operand instanceof UnaryOperand)
    return { is: 'operator', name: operand.operator, parts: [treeOf(operand.expression)] }
  if (operand instanceof FunctionOperand)
    return { is: 'call', name: operand.functionName, parts: operand.paramValues.map(treeOf) }
  if (operand instanceof ArrayOperand) return { is: 'array', parts: operand.values.map(treeOf) }
  if (operand instanceof Variable) return { is: 'variable', name: operand.variable }
  return constantOf(operand)
}

function constantOf(operand: Operand): Tree {
  const value: unknown = operand instanceof Const ? operand.correctValue : null
  const isPlain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return { is: 'constant', value: isPlain ? value : null }
}

export interface Finding {
  readonly rule: string
  readonly at: string
  readonly message: string
  /** The name a reference was looking for. */
  readonly name: string | undefined
  /** The kind of finding within the rule; `locale` for the survey's language, which is ours to read. */
  readonly reason: string | undefined
}

/** What survey-core's own linter finds in a definition. */
export function findings(definition: Definition): Finding[] {
  return lintSurvey(structuredClone(definition)).findings.map((finding) => {
    const data: unknown = finding.messageData
    const name = isNode(data) && typeof data.name === 'string' ? data.name : undefined
    return {
      rule: finding.ruleId,
      at: finding.elementName ?? '',
      message: finding.message,
      name,
      reason: finding.path === 'locale' ? 'locale' : finding.reason,
    }
  })
}
