import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '../../organisation/index.ts'
import { inviteOf, inviteRow } from '../../protocol/ballot/invite.ts'
import { readSecret, toBase32 } from '../../protocol/bytes/base32.ts'
import { readLink } from '../../protocol/round/link.ts'
import { loadConfig } from '../../runtime/config.ts'
import { peopleVault } from '../../surveys/link/seal-person.ts'
import { type PlanningOffice, planningOffice, roster } from './planning-office.ts'

let office: PlanningOffice
beforeAll(async () => {
  office = await planningOffice()
})
afterAll(() => office.close())

async function preparedRound(invited = 400) {
  const round = await office.plan({}, invited)
  await office.surveys.round.prepare({ round })
  return round
}

/** A stored value as text, bytes in hexadecimal. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if ('_bsontype' in value && 'buffer' in value)
    return value.buffer instanceof Uint8Array ? Buffer.from(value.buffer).toString('hex') : ''
  return Object.values(value).map(textOf).join('\n')
}

/** Everything stored in the three databases, bytes in hexadecimal. */
async function everythingStored(): Promise<string> {
  const texts: string[] = []
  for (const database of [office.databases.register, office.databases.issuer, office.databases.box])
    for (const { name } of await database.listCollections())
      for await (const row of database.collection(name).find()) texts.push(textOf(row))
  return texts.join('\n')
}

describe('personal links', () => {
  it('open one row of each issuer for each unit and carry the check of the manifest', async () => {
    const round = await preparedRound()
    const { links } = await office.surveys.link.issue({
      round,
      file: roster('1001,张某,13800000001,u01、u02', '1002,李某,13800000002,u02'),
    })
    const check = (await office.rounds.find(round))?.check
    const [first] = links
    const link = readLink(first?.url ?? '')
    expect(link).toMatchObject({ round, check, styles: ['u01', 'u02'] })
    expect(readSecret(first?.typed ?? '')).toEqual(new Uint8Array(link?.secret ?? []))
    for (const issuer of ['a', 'b'] as const) {
      const rows = office.databases.issuer.collection(`invites-${issuer}`)
      expect(await rows.countDocuments({ round })).toBe(3)
      for (const style of ['u01', 'u02']) {
        const id = inviteRow(
          issuer,
          round,
          style,
          inviteOf(issuer, link?.secret ?? Buffer.alloc(0)),
        )
        expect(await rows.countDocuments({ _id: Buffer.from(id), style } as object)).toBe(1)
      }
    }
  })

  it('leave once: no secret, link, name, telephone or serial of the person is stored in clear anywhere', async () => {
    const round = await preparedRound()
    const { links } = await office.surveys.link.issue({
      round,
      file: roster('77001,王某某,13912345678,u01', '77002,赵某某,13987654321,u01'),
    })
    const dump = await everythingStored()
    for (const { url, typed, row, serial } of links) {
      const secret = Buffer.from(readLink(url)?.secret ?? [])
      expect(secret).toHaveLength(16)
      for (const trace of [
        secret.toString('hex'),
        secret.toString('base64'),
        secret.toString('base64url'),
        toBase32(secret),
        typed,
        url,
        row.name,
        row.phone,
        row.number,
        Buffer.from(inviteOf('a', secret)).toString('hex'),
        Buffer.from(inviteOf('b', secret)).toString('hex'),
      ])
        expect(dump.includes(trace), trace).toBe(false)
      // The dump would show such traces: the rows they lead to are in it.
      expect(dump).toContain(
        Buffer.from(inviteRow('a', round, 'u01', inviteOf('a', secret))).toString('hex'),
      )
      const registered = JSON.stringify(
        await office.databases.register.collection('people').find({ round }).toArray(),
      )
      expect(registered).not.toContain(serial)
    }
  })

  it('keep the people readable with the key and in their own place only', async () => {
    const round = await preparedRound()
    await office.surveys.link.issue({ round, file: roster('88001,孙某某,13900000088,u02') })
    const [row] = await office.databases.register.collection('people').find({ round }).toArray()
    const vault = peopleVault(
      loadConfig({
        MONGODB_URI: 'mongodb://none',
        REDIS_URL: 'redis://none',
        SECRET: '5'.repeat(64),
      }).peopleKey,
      () => new Uint8Array(12),
    )
    const sealed = Buffer.from(row?.sealed.buffer)
    expect(JSON.parse(vault.open(sealed, String(row?._id)))).toMatchObject({
      name: '孙某某',
      number: '88001',
      styles: ['u02'],
    })
    expect(() => vault.open(sealed, 'another-row')).toThrow()
  })

  it('lie with the issuers in the order of their hashes, not of the roster', async () => {
    const round = await preparedRound()
    await office.surveys.link.issue({
      round,
      file: roster(...Array.from({ length: 60 }, (_, place) => `9${place},某,1390000${place},u01`)),
    })
    const rows = await office.databases.issuer.collection('invites-a').find({ round }).toArray()
    const ids = rows.map((row) => Buffer.from(Object(row._id).buffer).toString('hex'))
    expect(ids).toHaveLength(60)
    expect(ids).toEqual([...ids].sort())
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
      '_id',
      'blinded',
      'round',
      'serial',
      'style',
    ])
  })

  it('are refused to somebody who has one already, and then nobody on that roster gets one', async () => {
    const round = await preparedRound()
    await office.surveys.link.issue({ round, file: roster('3001,甲,13911111111,u01') })
    const again = office.surveys.link.issue({
      round,
      file: roster('3002,乙,13922222222,u01', '3001,甲,13911111111,u01'),
    })
    await expect(again).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ pointer: '/rows/3' }],
    })
    expect(await office.databases.register.collection('people').countDocuments({ round })).toBe(1)
    expect(await office.databases.issuer.collection('invites-a').countDocuments({ round })).toBe(1)
  })

  it('come out alike when asked for again with the same key, and nobody is invited twice', async () => {
    const round = await preparedRound()
    const file = roster('4001,甲,13911111114,u01、u02', '4002,乙,13922222224,u02')
    const key = new Uint8Array(32).fill(9)
    const first = await office.surveys.link.issue({ round, file, key })
    const again = await office.surveys.link.issue({ round, file, key })
    expect(again.links).toEqual(first.links)
    expect(new Set(first.links.map(({ serial }) => serial)).size).toBe(2)
    expect(await office.databases.issuer.collection('invites-b').countDocuments({ round })).toBe(3)
    expect(await office.databases.register.collection('people').countDocuments({ round })).toBe(2)
    const other = office.surveys.link.issue({ round, file, key: new Uint8Array(32).fill(8) })
    await expect(other).rejects.toMatchObject({ code: 'invalid', errors: [{}, {}] })
  })

  it('are finished by asking again when the first call died between issuer and register', async () => {
    const round = await preparedRound()
    const file = roster('5001,甲,13911111115,u01', '5002,乙,13922222225,u01')
    const key = new Uint8Array(32).fill(7)
    const first = await office.surveys.link.issue({ round, file, key })
    // As it stands when the process was killed after the first issuer had its rows.
    await office.databases.issuer.collection('invites-b').deleteMany({ round })
    await office.databases.register.collection('people').deleteMany({ round })
    await office.databases.register.collection('handed').deleteMany({ round })
    const again = await office.surveys.link.issue({ round, file, key })
    expect(again.links).toEqual(first.links)
    for (const issuer of ['a', 'b'])
      expect(
        await office.databases.issuer.collection(`invites-${issuer}`).countDocuments({ round }),
      ).toBe(2)
  })

  it('never exceed what the manifest invites, not even when two rosters come at once', async () => {
    const round = await preparedRound(40)
    const part = (from: number) =>
      roster(...Array.from({ length: 25 }, (_, place) => `${from + place},某,1${from + place},u01`))
    const both = await Promise.allSettled([
      office.surveys.link.issue({ round, file: part(1000) }),
      office.surveys.link.issue({ round, file: part(2000) }),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await office.databases.register.collection('people').countDocuments({ round })).toBe(25)
  })

  it('of the example say so on each line of the workbook, those of a real round do not', async () => {
    const workbookOf = async (demo: boolean) => {
      const round = await office.plan({ demo })
      await office.surveys.round.prepare({ round })
      const file = roster('6001,甲,13911111116,u01', '6002,乙,13922222226,u02')
      const { bytes } = await office.surveys.link.issueFile({ round, file })
      return readTable(bytes, 'xlsx')
    }
    const example = await workbookOf(true)
    expect(example.rows).toHaveLength(2)
    for (const { cells } of example.rows) expect(cells.说明).toContain('示例')
    const real = await workbookOf(false)
    expect(JSON.stringify(real)).not.toContain('示例')
    expect(real.rows).toHaveLength(2)
  })

  it('are not issued before the manifest is signed', async () => {
    const round = await office.plan()
    const early = office.surveys.link.issue({ round, file: roster('1,某,139,u01') })
    await expect(early).rejects.toMatchObject({ code: 'conflict' })
  })

  it('name each wrong line of a roster', async () => {
    const round = await preparedRound()
    const wrong = office.surveys.link.issue({
      round,
      file: roster('1,某,139,u77', ',某,,u01', '5,某,,', '6,某,,u01', '6,某,,u02'),
    })
    await expect(wrong).rejects.toMatchObject({
      code: 'invalid',
      errors: [
        { pointer: '/rows/2' },
        { pointer: '/rows/3' },
        { pointer: '/rows/4' },
        { pointer: '/rows/6' },
      ],
    })
  })
})
