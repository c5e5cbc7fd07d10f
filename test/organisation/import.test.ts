import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor, writeWorkbook } from '../../organisation/index.ts'
import { type Harness, harness } from '../harness.ts'

let house: Harness
beforeAll(async () => {
  house = await harness()
})
afterAll(() => house.close())

const file = (text: string) => ({ bytes: Buffer.from(text), type: 'csv' as const })
const heading = '编码,名称,简称,类别,考核方,启用日期,服务对象人数,品牌\n'

test('a dry run tells what would change and stores nothing', async () => {
  const { unit, audit } = house.services.organisation
  const report = await unit.import(
    file(`${heading}p1,第一宫,一宫,工人文化宫,市总,2020-1-1,"1,200",\n`),
    true,
  )
  expect(report).toMatchObject({ dryRun: true, rows: 1, added: 1, changed: 0, errors: [] })
  expect(await unit.find('p1')).toBeUndefined()
  expect(await audit.list(10)).toEqual([])
})

test('the real run stores every row and one audit line', async () => {
  const { unit, audit } = house.services.organisation
  const text = `${heading}q1,第二宫,二宫,工人文化宫,市总,2020-1-1,"1,200",文体活动、阵地\nq2,第三宫,三宫,疗养院,区县,2021年3月5日,,\n`
  expect(await unit.import(file(text), false)).toMatchObject({ added: 2, dryRun: false })
  expect(await unit.find('q1')).toEqual({
    id: 'q1',
    name: '第二宫',
    shortName: '二宫',
    kind: 'palace',
    assessor: 'federation',
    validFrom: '2020-01-01',
    registerSize: 1200,
    brands: ['文体活动', '阵地'],
    demo: false,
  })
  expect(await unit.find('q2')).toMatchObject({ validFrom: '2021-03-05', brands: [] })
  expect((await audit.list(1))[0]).toMatchObject({ verb: 'unit.import', account: 'system' })
})

test('the same file again changes nothing and doubles nothing', async () => {
  const { unit } = house.services.organisation
  const text = `${heading}r1,第四宫,四宫,工人文化宫,市总,2020-01-01,5,\n`
  await unit.import(file(text), false)
  const before = await unit.all()
  expect(await unit.import(file(text), false)).toMatchObject({
    added: 0,
    changed: 0,
    unchanged: 1,
    changes: [],
  })
  expect(await unit.all()).toEqual(before)
})

test('a later file changes what it has a column for and leaves the rest', async () => {
  const { unit } = house.services.organisation
  await unit.import(file(`${heading}s1,第五宫,五宫,工人文化宫,市总,2020-01-01,5,阵地\n`), false)
  const report = await unit.import(file('编码,负责人,服务对象人数\ns1,李某,\n'), false)
  expect(report.changes).toEqual([
    { line: 2, id: 's1', kind: 'changed', columns: ['负责人', '服务对象人数'] },
  ])
  const stored = await unit.find('s1')
  expect(stored).toMatchObject({ name: '第五宫', head: '李某', brands: ['阵地'] })
  expect(stored).not.toHaveProperty('registerSize')
})

test('one wrong row keeps every row out, and each error names line and column', async () => {
  const { unit } = house.services.organisation
  const text = `${heading}t1,第六宫,六宫,工人文化宫,市总,2020-01-01,,\nT 2,第\u200b七宫,七宫,剧院,省总,2020-02-30,-3,\n`
  const dry = await unit.import(file(text), true)
  expect(dry.errors.map(({ line, column }) => `${line} ${column}`)).toEqual([
    '3 编码',
    '3 名称',
    '3 类别',
    '3 考核方',
    '3 启用日期',
    '3 服务对象人数',
  ])
  await expect(unit.import(file(text), false)).rejects.toMatchObject({
    code: 'invalid',
    errors: expect.arrayContaining([{ pointer: '/rows/3/类别', detail: expect.any(String) }]),
  })
  expect(await unit.find('t1')).toBeUndefined()
})

test('refuses a code said twice, names a reader would confuse, and dates that end first', async () => {
  const { unit } = house.services.organisation
  const twice = await unit.import(
    file(
      `${heading}v1,甲宫,甲,工人文化宫,市总,2020-01-01,,\nv1,乙宫,乙,工人文化宫,市总,2020-01-01,,\n`,
    ),
    true,
  )
  expect(twice.errors).toMatchObject([{ line: 3, column: '编码' }])
  const twins = await unit.import(
    file(
      `${heading}w1,Ａ丙宫,丙,工人文化宫,市总,2020-01-01,,\nw2,a 丙宫,丙,工人文化宫,市总,2020-01-01,,\n`,
    ),
    true,
  )
  expect(twins.errors.map(({ line }) => line)).toEqual([2, 3])
  const late = await unit.import(
    file(
      '编码,名称,简称,类别,考核方,启用日期,停用日期\nx1,丁宫,丁,其他,市总,2020-01-01,2019-01-01\n',
    ),
    true,
  )
  expect(late.errors).toMatchObject([{ line: 2, column: '停用日期' }])
})

test('lets a successor bear the name of what has ended, and not of what goes on', async () => {
  const { union } = house.services.organisation
  const report = (last: string) =>
    union.import(
      file(`编码,名称,层级,上级编码,启用日期,停用日期,承接编码
s0,续总工会,市总,,2000-01-01,,
s1,续区总工会,区县,s0,2000-01-01,${last},s2
s2,续区总工会,区县,s0,2021-01-01,,
`),
      true,
    )
  expect((await report('2020-12-31')).errors).toEqual([])
  expect((await report('2021-06-30')).errors.map(({ column }) => column)).toEqual(['名称', '名称'])
})

test('looks at twenty thousand unions in seconds', async () => {
  const { union } = house.services.organisation
  const rows = Array.from(
    { length: 19_000 },
    (_, place) => `big${place},大区第${place}工会,基层,big,2000-01-01`,
  )
  const text = `编码,名称,层级,上级编码,启用日期
bigtop,大市总工会,市总,,2000-01-01
big,大区总工会,区县,bigtop,2000-01-01
${rows.join('\n')}
`
  const begun = performance.now()
  const report = await union.import(file(text), true)
  expect(report).toMatchObject({ added: 19_002, errors: [] })
  expect(performance.now() - begun).toBeLessThan(30_000)
})

test('refuses an unknown column by name, and a new row without a required column', async () => {
  const { unit } = house.services.organisation
  await expect(unit.import(file('编码,电话\ny1,123\n'), true)).rejects.toMatchObject({
    code: 'invalid',
    detail: expect.stringContaining('电话'),
  })
  await expect(unit.import(file('名称\n宫\n'), true)).rejects.toMatchObject({ code: 'invalid' })
  const partial = await unit.import(file('编码,名称\ny2,新宫\n'), true)
  expect(partial.errors.map(({ column }) => column)).toEqual(['简称', '类别', '考核方', '启用日期'])
})

const tree = `编码,名称,层级,上级编码,启用日期,停用日期,承接编码
cq,市总工会,市总,,2000-01-01,,
d1,甲区总工会,区县,cq,2000-01-01,2025-11-30,d2
d2,乙新区总工会,区县,cq,2010-06-01,,
g1,某公司工会,基层,d1,2015-01-01,,
`

test('imports the dated tree in any order of its rows, from Excel too', async () => {
  const { union } = house.services.organisation
  const [head, ...rows] = tree
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const bytes = await writeWorkbook([{ name: '工会', headers: head ?? [], rows: rows.reverse() }])
  const report = await union.import({ bytes, type: 'xlsx' }, false, systemActor)
  expect(report).toMatchObject({ added: 4, errors: [] })
  expect(await union.find('d1')).toMatchObject({ validTo: '2025-11-30', successor: 'd2' })
  expect(await union.subtree('d1')).toEqual(new Set(['d1', 'g1']))
  expect(await union.import(file(tree), false)).toMatchObject({ unchanged: 4 })
})

test.each([
  ['a parent nobody has', 'z1,丙区总工会,区县,nobody,2000-01-01,,', '上级编码'],
  ['a parent of the wrong level', 'z1,丙公司工会,基层,cq,2000-01-01,,', '上级编码'],
  ['a federation below something', 'z1,丙总工会,市总,d2,2000-01-01,,', '上级编码'],
  ['no parent', 'z1,丙区总工会,区县,,2000-01-01,,', '上级编码'],
  ['a successor without a last day', 'z1,丙区总工会,区县,cq,2000-01-01,,d2', '停用日期'],
  ['itself as successor', 'z1,丙区总工会,区县,cq,2000-01-01,2020-01-01,z1', '承接编码'],
  ['a successor of another level', 'z1,丙区总工会,区县,cq,2000-01-01,2020-01-01,g1', '承接编码'],
  ['the name of a sister', 'z1,乙新区总工会,区县,cq,2000-01-01,,', '名称'],
])('refuses a union with %s', async (_, row, column) => {
  const { union } = house.services.organisation
  const report = await union.import(
    file(`编码,名称,层级,上级编码,启用日期,停用日期,承接编码\n${row}\n`),
    true,
  )
  expect(report.errors.map((error) => error.column)).toContain(column)
})
