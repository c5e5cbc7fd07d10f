import { deflateRawSync } from 'node:zlib'
import exceljs from 'exceljs'
import { expect, test } from 'vitest'
import { readTable, writeWorkbook } from '../../organisation/index.ts'

const csv = (text: string) => readTable(Buffer.from(text), 'csv')

async function workbook(fill: (sheet: exceljs.Worksheet) => void): Promise<Uint8Array> {
  const book = new exceljs.Workbook()
  fill(book.addWorksheet('表'))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** A zip of one entry, so that what is inside can be anything. */
function zipOf(name: string, content: Buffer, declared = content.length): Buffer {
  const data = deflateRawSync(content)
  const title = Buffer.from(name)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(data.length, 18)
  local.writeUInt32LE(declared, 22)
  local.writeUInt16LE(title.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(data.length, 20)
  central.writeUInt32LE(declared, 24)
  central.writeUInt16LE(title.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + title.length, 12)
  end.writeUInt32LE(local.length + title.length + data.length, 16)
  return Buffer.concat([local, title, data, central, title, end])
}

test('reads UTF-8 with and without a byte-order mark alike', async () => {
  const plain = await csv('编码,名称\nu01,文化宫\n')
  const marked = await csv('\ufeff编码,名称\nu01,文化宫\n')
  expect(plain).toEqual(marked)
  expect(plain.rows).toEqual([{ line: 2, cells: { 编码: 'u01', 名称: '文化宫' } }])
})

test('reads what Excel saves on a Chinese system (GB18030)', async () => {
  // 编码,名称 / u01,文化宫
  const bytes = Buffer.from('b1e0c2eb2cc3fbb3c60d0a7530312ccec4bbafb9ac0d0a', 'hex')
  const table = await readTable(bytes, 'csv')
  expect(table.headers).toEqual(['编码', '名称'])
  expect(table.rows[0]?.cells).toEqual({ 编码: 'u01', 名称: '文化宫' })
})

test('counts lines as the author does, across quoted line breaks and blank lines', async () => {
  const table = await csv('a,b\n"one\ntwo",2\n\n3,4\n')
  expect(table.rows.map(({ line }) => line)).toEqual([2, 5])
  expect(table.rows[0]?.cells.a).toBe('one\ntwo')
})

test('takes semicolons and tabs for separators when the heading has them', async () => {
  expect((await csv('a;b\n1;2\n')).rows[0]?.cells).toEqual({ a: '1', b: '2' })
  expect((await csv('a\tb\n1,5\t2\n')).rows[0]?.cells).toEqual({ a: '1,5', b: '2' })
})

test('refuses headings that are empty or said twice, and a file without any', async () => {
  await expect(csv('a,,b\n1,2,3\n')).rejects.toMatchObject({ code: 'invalid' })
  await expect(csv('a,b,a\n1,2,3\n')).rejects.toMatchObject({ code: 'invalid' })
  await expect(csv('\n\n')).rejects.toMatchObject({ code: 'invalid' })
})

test('refuses a cell beside the headings and says the line', async () => {
  await expect(csv('a,b\n1,2,3\n')).rejects.toMatchObject({
    code: 'invalid',
    detail: expect.stringContaining('第 2 行'),
  })
})

test('refuses bytes that are no text, and a file whose content is not its type', async () => {
  await expect(readTable(Buffer.from([0x61, 0xff, 0xff, 0x0a]), 'csv')).rejects.toMatchObject({
    code: 'malformed',
  })
  await expect(csv('a\0,b\n')).rejects.toMatchObject({ code: 'malformed' })
  await expect(readTable(Buffer.from('a,b\n'), 'xlsx')).rejects.toMatchObject({ code: 'malformed' })
  await expect(readTable(await workbook(() => undefined), 'csv')).rejects.toMatchObject({
    code: 'malformed',
  })
})

test('refuses more than 20,000 rows and more than 20 MB', async () => {
  await expect(csv(`a\n${'1\n'.repeat(20_001)}`)).rejects.toMatchObject({ code: 'too-large' })
  expect((await csv(`a\n${'1\n'.repeat(20_000)}`)).rows).toHaveLength(20_000)
  await expect(readTable(Buffer.alloc(20 * 1024 * 1024 + 1, 0x61), 'csv')).rejects.toMatchObject({
    code: 'too-large',
  })
})

test('reads an Excel sheet: numbers, days, rich text, a formula by its result', async () => {
  const bytes = await workbook((sheet) => {
    sheet.addRow(['编码', '人数', '日期', '名称', '合计'])
    sheet.addRow([
      'u01',
      1200,
      new Date('2026-01-31T00:00:00Z'),
      { richText: [{ text: '文化' }, { text: '宫' }] },
      { formula: '1+1', result: 2 },
    ])
  })
  expect((await readTable(bytes, 'xlsx')).rows).toEqual([
    {
      line: 2,
      cells: { 编码: 'u01', 人数: '1200', 日期: '2026-01-31', 名称: '文化宫', 合计: '2' },
    },
  ])
})

test('refuses a formula without a result and a cell in error, naming the cell', async () => {
  const open = await workbook((sheet) => {
    sheet.addRow(['a'])
    sheet.addRow([{ formula: 'A1' }])
  })
  await expect(readTable(open, 'xlsx')).rejects.toMatchObject({
    code: 'invalid',
    detail: expect.stringContaining('A2'),
  })
  const broken = await workbook((sheet) => {
    sheet.addRow(['a'])
    sheet.addRow([{ error: '#N/A' }])
  })
  await expect(readTable(broken, 'xlsx')).rejects.toMatchObject({ code: 'invalid' })
})

test('a validation over a whole column is ordinary and costs nothing', async () => {
  const bytes = await workbook((sheet) => {
    sheet.addRow(['a'])
    sheet.addRow(['1'])
    const validations = Reflect.get(sheet, 'dataValidations')
    validations.add('A2:XFD1048576', { type: 'list', formulae: ['"1,2"'] })
  })
  const table = await readTable(bytes, 'xlsx')
  expect(table.rows).toEqual([{ line: 2, cells: { a: '1' } }])
})

test('refuses a zip bomb by what it really unfolds to, whatever it declares', async () => {
  const bomb = zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(200 * 1024 * 1024), 100)
  expect(bomb.length).toBeLessThan(1024 * 1024)
  await expect(readTable(bomb, 'xlsx')).rejects.toMatchObject({ code: 'too-large' })
})

test('refuses entities, paths out of the archive, macros and half a file', async () => {
  const entity = zipOf('xl/workbook.xml', Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'))
  await expect(readTable(entity, 'xlsx')).rejects.toMatchObject({ code: 'malformed' })
  for (const name of ['../../etc/passwd', 'xl/vbaProject.bin'])
    await expect(readTable(zipOf(name, Buffer.from('x')), 'xlsx')).rejects.toMatchObject({
      code: 'malformed',
    })
  const half = (await workbook((sheet) => sheet.addRow(['a']))).slice(0, 800)
  await expect(readTable(half, 'xlsx')).rejects.toMatchObject({ code: 'malformed' })
})

test('writes texts as texts: nothing in them runs as a formula', async () => {
  const bytes = await writeWorkbook([
    {
      name: '单位',
      headers: ['名称', '人数'],
      rows: [
        ['=HYPERLINK("http://x")', 3],
        ['宫', null],
      ],
    },
  ])
  const book = new exceljs.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof book.xlsx.load>[0])
  const cell = book.worksheets[0]?.getCell('A2')
  expect(cell?.type).toBe(exceljs.ValueType.String)
  expect(cell?.value).toBe(`'=HYPERLINK("http://x")`)
  expect((await readTable(bytes, 'xlsx')).rows[1]).toEqual({
    line: 3,
    cells: { 名称: '宫', 人数: '' },
  })
})

test('a large file is read beside this thread, which does a quarter of the work at most', async () => {
  const headers = Array.from({ length: 40 }, (_, column) => `列${column}`)
  const rows = Array.from({ length: 3000 }, (_, row) =>
    headers.map((_, column) => (column % 3 === 0 ? row * column : `第${row}行`)),
  )
  const before = [process.cpuUsage(), process.threadCpuUsage()] as const
  const bytes = await writeWorkbook([{ name: '表', headers, rows }])
  const table = await readTable(bytes, 'xlsx')
  const spent = ({ user, system }: NodeJS.CpuUsage) => user + system
  const all = spent(process.cpuUsage(before[0]))
  const here = spent(process.threadCpuUsage(before[1]))
  expect(table.rows).toHaveLength(3000)
  expect(table.rows.at(-1)).toMatchObject({ line: 3001, cells: { 列1: '第2999行', 列3: '8997' } })
  expect(here / all).toBeLessThan(0.25)
})

test('files that come at once are each read as they are', async () => {
  const files = Array.from({ length: 8 }, (_, file) => `名称,数\n第${file}份,${file}\n`)
  const tables = await Promise.all(files.map(csv))
  expect(tables.map(({ rows }) => rows[0]?.cells.数)).toEqual(files.map((_, file) => String(file)))
})
