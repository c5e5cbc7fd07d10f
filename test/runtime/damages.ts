import { seedOf } from '../../evaluation/indices/index-record.ts'

export type Place = 'register' | 'issuer' | 'box'

/** One row changed behind the house's back each (or, where the change gives nothing, gone), and the check that must see it. */
export const damages: readonly {
  readonly what: string
  readonly check: string
  readonly place: Place
  readonly collection: string
  readonly filter?: object
  readonly change: (row: Record<string, unknown>) => Record<string, unknown> | undefined
}[] = [
  {
    what: 'an audit line that was rewritten',
    check: '审计记录前后相连',
    place: 'register',
    collection: 'audit',
    change: (row) => ({ ...row, name: '别人' }),
  },
  {
    what: 'more links than the manifest invites',
    check: '发出的链接不超过清单',
    place: 'register',
    collection: 'handed',
    change: (row) => ({ ...row, count: 41 }),
  },
  {
    what: 'more signatures than links',
    check: '签发数不超过发出的链接',
    place: 'register',
    collection: 'handed',
    change: (row) => ({ ...row, count: 23 }),
  },
  {
    what: 'a private key that outlived its round',
    check: '结束的期次没有签发私钥',
    place: 'issuer',
    collection: 'keys',
    change: (row) => ({ ...row, private: Buffer.from('key') }),
  },
  {
    what: 'a ballot for which no credential was collected',
    check: '选票不多于签发数',
    place: 'issuer',
    collection: 'invites-b',
    filter: { blinded: { $ne: null } },
    change: (row) => ({ ...row, blinded: null }),
  },
  {
    what: 'a ballot whose answers were changed',
    check: '选票内容和它的指纹相符',
    place: 'box',
    collection: 'ballots',
    change: (row) => ({ ...row, coached: row.coached !== true }),
  },
  {
    what: 'a sealed ballot that is gone',
    check: '封存的选票都在票箱里',
    place: 'box',
    collection: 'ballots',
    change: () => undefined,
  },
  {
    what: 'a head with another signature',
    check: '封存日志前后一致',
    place: 'box',
    collection: 'batches',
    filter: { n: 1 },
    change: (row) => ({ ...row, day: '2026-03-01' }),
  },
  {
    what: 'a round that stayed open',
    check: '没有卡住的期次',
    place: 'register',
    collection: 'rounds',
    change: (row) => ({ ...row, state: 'open' }),
  },
  {
    what: 'a round whose last seal never came',
    check: '没有卡住的期次',
    place: 'register',
    collection: 'rounds',
    change: (row) => ({ ...row, state: 'closing' }),
  },
  {
    what: 'an address kept beside an invitation',
    check: '签发库只留规定的字段',
    place: 'issuer',
    collection: 'invites-a',
    change: (row) => ({ ...row, address: '10.0.0.7' }),
  },
  {
    what: 'a time kept beside a receipt’s signature',
    check: '票箱只留规定的字段',
    place: 'box',
    collection: 'ballots',
    change: (row) => ({ ...row, signatures: { ...Object(row.signatures), at: new Date() } }),
  },
  {
    what: 'a figure under a recipe that nobody has',
    check: '指数的口径都在',
    place: 'register',
    collection: 'indices',
    change: (row) => ({
      ...row,
      recipeVersion: 99,
      seed: seedOf(String(row.recipe), 99, String(row.inputHash)),
    }),
  },
  {
    what: 'a figure whose input was exchanged',
    check: '指数的随机种子出自它的输入',
    place: 'register',
    collection: 'indices',
    change: (row) => ({ ...row, inputHash: 'f'.repeat(64) }),
  },
  {
    what: 'a batch that is missing from the log',
    check: '封存日志前后一致',
    place: 'box',
    collection: 'batches',
    filter: { n: 0 },
    change: () => undefined,
  },
  {
    what: 'an assessment whose sources were changed',
    check: '考核结果的输入没有改动',
    place: 'register',
    collection: 'assessments',
    change: ({ inputs, ...row }) => ({ ...row, inputs: { ...Object(inputs), sources: {} } }),
  },
  {
    what: 'a publication that says something else',
    check: '公示的内容没有改动',
    place: 'register',
    collection: 'publications',
    change: ({ body, ...row }) => ({ ...row, body: { ...Object(body), units: [] } }),
  },
]
