import { Mongoose } from 'mongoose'
import type { Database } from '../basics/database.ts'
import type { Config } from './config.ts'

/** The three databases of the house; no code path opens `issuer` and `box` in one operation. */
export interface Databases {
  readonly register: Database
  readonly issuer: Database
  readonly box: Database
  readonly close: () => Promise<void>
}

const acknowledged = { w: 'majority', journal: true } as const

/** Opens the three connections; every write waits for the journaled majority. */
export async function connectDatabases(config: Config): Promise<Databases> {
  const mongoose = new Mongoose()
  mongoose.set('transactionAsyncLocalStorage', true)
  mongoose.set('strictQuery', 'throw')
  mongoose.set('sanitizeFilter', false)
  mongoose.set('autoIndex', false)
  mongoose.set('autoCreate', false)
  const open = (uri: string, name: string) =>
    mongoose
      .createConnection(uri, {
        dbName: `${config.namespace}-${name}`,
        writeConcern: acknowledged,
        readConcern: { level: 'majority' },
        serverSelectionTimeoutMS: 10_000,
        retryWrites: true,
      })
      .asPromise()
  const [register, issuer, box] = await Promise.all([
    open(config.registerUri, 'register'),
    open(config.issuerUri, 'issuer'),
    open(config.boxUri, 'box'),
  ])
  return { register, issuer, box, close: () => mongoose.disconnect() }
}

/** Creates collections and indexes of every model that the rooms have declared on these connections. */
export async function prepareDatabases(databases: Databases): Promise<void> {
  const models = [databases.register, databases.issuer, databases.box].flatMap((database) =>
    Object.values(database.models),
  )
  await Promise.all(
    models.map(async (model) => {
      await model.createCollection()
      await model.createIndexes()
    }),
  )
}
