import { type Database, type Invariant, restore } from '../basics/database.ts'

/** The BSON type of a field, or those of a document's own fields. */
type Kept = string | { readonly [field: string]: string }

const style = { _id: 'binData', round: 'string', style: 'string' }
const invites = { ...style, serial: 'string', blinded: 'binData' }

/** What ballot.md lets the issuers' database and the box keep; whatever else stands there may tell who answered. */
const issuerKeeps: Readonly<Record<string, Readonly<Record<string, Kept>>>> = {
  keys: {
    _id: 'string',
    issuer: 'string',
    round: 'string',
    style: 'string',
    private: 'binData',
    public: 'binData',
  },
  'invites-a': invites,
  'invites-b': invites,
}

const said = {
  round: 'string',
  style: 'string',
  answers: 'string',
  attributes: 'object',
  pace: 'string',
  coached: 'bool',
  helped: 'bool',
}

const boxKeeps: typeof issuerKeeps = {
  ballots: {
    ...said,
    _id: 'binData',
    t: 'binData',
    signatures: { a: 'binData', b: 'binData' },
    salts: { scores: 'binData', texts: 'binData', attributes: 'binData' },
    leaf: 'binData',
  },
  responses: { ...said, _id: 'string', again: 'bool', day: 'string' },
  batches: {
    _id: 'string',
    round: 'string',
    n: 'int',
    leaves: 'array',
    size: 'int',
    nodes: 'array',
    root: 'binData',
    signature: 'binData',
    day: 'string',
    record: { type: 'string', text: 'string', signature: 'binData' },
    styles: 'array',
  },
}

interface Field {
  readonly name: string
  readonly type: string
}

/** Every field of a collection with its type, of all documents; or of one document field. */
async function fieldsOf(database: Database, collection: string, within?: string): Promise<Field[]> {
  const root = within === undefined ? '$$ROOT' : `$${within}`
  const rows = await database
    .collection(collection)
    .aggregate<{ _id: Field }>([
      { $project: { field: { $objectToArray: root } } },
      { $unwind: '$field' },
      { $group: { _id: { name: '$field.k', type: { $type: '$field.v' } } } },
    ])
    .toArray()
  return rows.map(({ _id }) => _id)
}

const fits = (type: string, kept: Kept | undefined): boolean =>
  kept !== undefined && (type === 'null' || type === (typeof kept === 'object' ? 'object' : kept))

/** Fields that may not be there, or are of another type; of the document, then of its document fields. */
async function strangeIn(
  database: Database,
  collection: string,
  keeps: Readonly<Record<string, Kept>>,
): Promise<string[]> {
  const strange = (await fieldsOf(database, collection)).filter(
    ({ name, type }) => !fits(type, new Map(Object.entries(keeps)).get(name)),
  )
  for (const [outer, kept] of Object.entries(keeps)) {
    if (typeof kept === 'string') continue
    const known = new Map(Object.entries(kept))
    for (const { name, type } of await fieldsOf(database, collection, outer))
      if (!fits(type, known.get(name))) strange.push({ name: `${outer}.${name}`, type })
  }
  return strange.map(
    ({ name, type }) =>
      `${database.name}.${collection} 里多了字段 ${name}（${type}），可能认出人来。`,
  )
}

interface Place {
  readonly name: string
  readonly database: Database
  readonly keeps: typeof issuerKeeps
  readonly mend: string
}

const keepsOnly = ({ name, database, keeps, mend }: Place): Invariant => ({
  name: `${name}只留规定的字段`,
  async *look() {
    for (const { name: collection } of await database.listCollections()) {
      const fields = keeps[collection]
      if (fields !== undefined) yield* await strangeIn(database, collection, fields)
      else if (!collection.startsWith('system.'))
        yield `${database.name} 里多了集合 ${collection}。`
    }
  },
  mend,
})

/** Where a field may be taken away again; a ballot is never written to, so the box is restored. */
const takeAway = ({ name }: Database) =>
  `mongosh "$ISSUER_URI" --eval 'db.getSiblingDB("${name}").getCollection("集合").updateMany({}, { $unset: { "字段": 1 } })'`

export const keptFields = (issuer: Database, box: Database): Invariant[] => [
  keepsOnly({ name: '签发库', database: issuer, keeps: issuerKeeps, mend: takeAway(issuer) }),
  keepsOnly({ name: '票箱', database: box, keeps: boxKeeps, mend: restore('BOX', '*') }),
]
