import { describe, expect, it } from 'vitest'
import { bareForm } from '../../protocol/form/bare-form.ts'
import { compile } from '../../surveys/questionnaire/compile.ts'
import { fill } from '../../surveys/questionnaire/shipped/fill.ts'
import { shipped } from '../../surveys/questionnaire/shipped/index.ts'

describe('the questionnaire as phones get it', () => {
  it.each(shipped.map(({ code }) => code))('says nothing of what %s measures', (code) => {
    const definition = shipped.find((each) => each.code === code)?.definition ?? {}
    const words = { unit: '某单位', kind: '文化宫', year: '2026', activity: '某活动' }
    const compiled = compile(fill(definition, words))
    if (compiled.verdict === 'refused') throw new Error(`${code} does not compile`)
    const bare = JSON.stringify(bareForm(compiled.form, 'salted'))
    expect(JSON.stringify(compiled.form)).toContain('"measure":')
    expect(bare).not.toMatch(/"(measure|foil|feeds|service)":/)
    expect(JSON.parse(bare).pages).toHaveLength(compiled.form.pages.length)
  })
})
