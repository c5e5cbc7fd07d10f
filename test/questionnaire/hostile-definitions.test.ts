import { describe, expect, it } from 'vitest'
import { compile } from '../../surveys/questionnaire/compile.ts'
import { formOf, page, refusals } from './definition.ts'

const text = (more: Record<string, unknown>) => page({ type: 'text', name: 'q', ...more })

describe('a definition that could do harm is refused by name and reason', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'a question named %s',
    (name) => {
      const definition = JSON.parse(JSON.stringify(page({ type: 'text', name })))
      expect(refusals(definition).join()).toContain(name)
    },
  )

  it.each(['a.b', '$where'])('a name under which no answer could be stored: %s', (name) => {
    const line = { type: 'text', name }
    const row = { type: 'matrix', name: 'm', columns: [1, 2], rows: [name] }
    const inside = { type: 'paneldynamic', name: 'p', templateElements: [line] }
    const cell = { type: 'matrixdynamic', name: 't', columns: [{ name, cellType: 'text' }] }
    const item = { type: 'multipletext', name: 'l', items: [{ name }] }
    const shared = { type: 'text', name: 'q', valueName: name }
    for (const element of [line, row, inside, cell, item, shared])
      expect(refusals(page(element)).join()).toContain(`名称“${name}”不能含有点`)
  })

  it('a pattern that would freeze a phone', () => {
    const reasons = refusals(text({ validators: [{ type: 'regex', regex: '^(a+)+$' }] }))
    expect(reasons).toEqual([expect.stringContaining('q: 正则表达式 ^(a+)+$')])
  })

  it('a pattern that RE2 cannot run', () => {
    expect(refusals(text({ validators: [{ type: 'regex', regex: '(a)\\1' }] }))).toHaveLength(1)
  })

  // A freeze would end these by the runner's own limit.
  it('a condition with 20,000 terms', { timeout: 20_000 }, () => {
    const visibleIf = Array.from({ length: 20_000 }, () => '{q} = 1').join(' or ')
    expect(refusals(text({ visibleIf })).join()).toContain('2000 个字符')
  })

  it('a condition with more than 200 parts', () => {
    const visibleIf = Array.from({ length: 90 }, () => '{a} = 1').join(' or ')
    expect(
      refusals(page({ type: 'text', name: 'a' }, { type: 'text', name: 'q', visibleIf })).join(),
    ).toContain('200 个')
  })

  it('a condition nested in hundreds of parentheses', { timeout: 20_000 }, () => {
    const visibleIf = `${'('.repeat(400)}{a} = 1${')'.repeat(400)}`
    expect(refusals(text({ visibleIf })).join()).toContain('括号')
  })

  it('a function that is not on the list', () => {
    expect(refusals(text({ visibleIf: 'isContainerReady("p1")' }))).toEqual([
      'q: 函数 isContainerReady 不支持',
    ])
  })

  it('choices, answers or an end that live on another server', () => {
    expect(refusals(text({ choicesByUrl: { url: 'https://example.cn' } })).join()).toContain(
      'choicesByUrl',
    )
    expect(refusals({ ...text({}), surveyPostId: 'x' }).join()).toContain('surveyPostId')
    expect(refusals({ ...text({}), navigateToUrl: 'https://example.cn' }).join()).toContain(
      'navigateToUrl',
    )
    expect(
      refusals(page({ type: 'image', name: 'i', imageLink: 'https://example.cn/x.png' })).join(),
    ).toContain('图片')
  })

  it('a condition on choices that keep the text of “other” as one of their values', () => {
    const several = { type: 'checkbox', name: 'c', choices: [1], showOtherItem: true }
    const definition = {
      ...page(several, { type: 'text', name: 'q', visibleIf: '{c} contains 1' }),
      storeOthersAsComment: false,
    }
    expect(refusals(definition)).toEqual(['q: “c”把“其他”写的字当作答案，条件不能这样引用'])
  })

  it('values that compute each other in a circle', () => {
    const definition = {
      ...page({ type: 'text', name: 'q', visibleIf: '{a} = 1' }),
      calculatedValues: [
        { name: 'a', expression: '{b} + 1' },
        { name: 'b', expression: '{a} + 1' },
      ],
    }
    expect(refusals(definition).join()).toContain('绕回到自己')
  })

  it('nesting of 5,000 levels, without a stack overflow', () => {
    let deep: Record<string, unknown> = { type: 'text', name: 'q' }
    for (let level = 0; level < 5000; level += 1)
      deep = { type: 'panel', name: `p${level}`, elements: [deep] }
    expect(refusals(page(deep)).join()).toContain('嵌套')
  })

  it('a name with a direction override or a lone surrogate', () => {
    expect(refusals(page({ type: 'text', name: 'q\u202e' }))).toHaveLength(1)
    expect(refusals(page({ type: 'text', name: 'q\ud800' })).length).toBeGreaterThan(0)
  })

  it('a measure that is none', () => {
    expect(refusals(text({ measure: { feeds: 'fame' } })).join()).toContain('measure')
    expect(refusals(text({ measure: { feeds: 'need', extra: 1 } })).join()).toContain('measure')
  })
})

describe('what is not covered is refused, never lost', () => {
  it.each(['file', 'signaturepad', 'imagemap'])('the type %s', (type) => {
    expect(refusals(page({ type, name: 'q' })).join()).toContain(`题型 ${type} 不支持`)
  })

  it.each(['yesno', 'personname', 'email'])('the unknown type %s', (type) => {
    expect(refusals(page({ type: 'text', name: 'a' }, { type, name: 'q' })).join()).toContain(
      '题型不认识',
    )
  })

  it.each([
    [
      'setValueExpression',
      {
        type: 'paneldynamic',
        name: 'q',
        templateElements: [{ type: 'text', name: 'x', setValueExpression: '{a}' }],
      },
    ],
    [
      'defaultValueExpression',
      { type: 'multipletext', name: 'q', items: [{ name: 'x', defaultValueExpression: '{a}' }] },
    ],
    [
      'totalExpression',
      {
        type: 'matrixdynamic',
        name: 'q',
        columns: [{ name: 'c', cellType: 'text', totalExpression: "sumInArray({q}, 'c')" }],
      },
    ],
    ['choicesFromQuestion', { type: 'radiogroup', name: 'q', choicesFromQuestion: 'a' }],
    [
      'detailElements',
      {
        type: 'matrixdynamic',
        name: 'q',
        columns: [{ name: 'c' }],
        choices: [1],
        detailElements: [{ type: 'text', name: 'x' }],
      },
    ],
    ['valuePropertyName', { type: 'checkbox', name: 'q', choices: [1], valuePropertyName: 'v' }],
    ['maskType', { type: 'text', name: 'q', maskType: 'pattern' }],
  ])('the property %s', (property, element) => {
    expect(refusals(page({ type: 'text', name: 'a' }, element)).join()).toContain(property)
  })

  it.each([
    ['触发器 visible', { type: 'visible', expression: '{q} = 1', questions: ['a'] }],
    ['isVariable', { type: 'setvalue', expression: '{q} = 1', setToName: 'a', isVariable: true }],
    ['一个值', { type: 'setvalue', expression: '{q} = 1', setToName: 'a', setValue: { x: 1 } }],
    [
      'copyDisplayValue',
      { type: 'copyvalue', fromName: 'q', setToName: 'a', copyDisplayValue: true },
    ],
    ['向后跳', { type: 'skip', expression: '{q} = 1', gotoName: 'a' }],
    ['函数 steal', { type: 'runexpression', expression: '{q} = 1', runExpression: 'steal()' }],
  ])('of triggers: %s', (reason, trigger) => {
    const definition = {
      ...page({ type: 'text', name: 'a' }, { type: 'text', name: 'q' }),
      triggers: [trigger],
    }
    expect(refusals(definition).join()).toContain(reason)
  })

  it('an answer written into a question that is never shown', () => {
    const hidden = { type: 'text', name: 'q', visible: false, setValueExpression: '{a}' }
    expect(refusals(page({ type: 'text', name: 'a' }, hidden))).toEqual([
      'q: 从不显示的题不能自动改写：请改用计算值（calculatedValues）',
    ])
  })

  it('a default that is no answer, and one that would vote for people', () => {
    const choice = { type: 'radiogroup', name: 'q', choices: [1, 2] }
    expect(refusals(page({ ...choice, defaultValue: 9 }))).toEqual([
      'q: 默认答案不是这一题能有的答案',
    ])
    expect(refusals(page({ ...choice, defaultValue: 1, measure: { feeds: 'need' } }))).toEqual([
      'q: 有 measure 的题不能有默认答案：不替人选',
    ])
    const panel = { type: 'panel', name: 'p', visible: false }
    expect(
      refusals(
        page(choice, { ...panel, elements: [{ type: 'text', name: 'x', defaultValue: 'y' }] }),
      ),
    ).toEqual(['x: 从不显示的题组里不能有默认答案'])
  })
})

it('keeps only the text of HTML, says so, and never a script', () => {
  const compiled = compile(
    page(
      {
        type: 'html',
        name: 'h',
        html: '<p onclick="x()">甲</p><script>alert(1)</script><img src=x onerror=alert(1)>乙&lt;b&gt;',
      },
      { type: 'text', name: 'q', title: '<img src=x onerror=alert(1)>丙' },
    ),
  )
  expect(JSON.stringify(compiled)).not.toMatch(/alert|onclick|<img|<p/)
  expect(compiled.lint.map(({ rule }) => rule)).toContain('active-html')
  expect(
    formOf(page({ type: 'html', name: 'h', html: '<p>甲</p>乙' }, { type: 'text', name: 'q' }))
      .pages[0]?.elements[0],
  ).toMatchObject({ text: { 'zh-CN': '甲\n乙' } })
})
