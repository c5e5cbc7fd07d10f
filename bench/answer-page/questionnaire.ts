import { compile } from '../../surveys/questionnaire/compile.ts'
import { fill } from '../../surveys/questionnaire/shipped/fill.ts'
import { shipped } from '../../surveys/questionnaire/shipped/index.ts'

/** The shipped evaluation of a palace, as SurveyJS loads it and as our page draws it. */
export function unitEvaluation() {
  const found = shipped.find(({ code }) => code === 'unit-palace')
  if (found === undefined) throw new Error('the unit evaluation is not shipped')
  const definition = fill(found.definition, { unit: '市劳动人民文化宫', kind: '文化宫' })
  const compiled = compile(definition)
  if (compiled.verdict === 'refused') throw new Error('the unit evaluation does not compile')
  return { definition, form: compiled.form }
}
