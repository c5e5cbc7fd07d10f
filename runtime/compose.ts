import { randomBytes } from 'node:crypto'
import type { World } from '../basics/context.ts'
import { idMaker } from '../basics/ids.ts'
import { openEvaluation } from '../evaluation/index.ts'
import { openOrganisation } from '../organisation/index.ts'
import { type JobSink, openSurveys } from '../surveys/index.ts'
import type { Config } from './config.ts'
import { openDemo } from './demo.ts'
import { houseInvariants } from './invariants.ts'
import { openLog } from './log.ts'
import { connectDatabases, prepareDatabases } from './mongo.ts'
import { outboxStore } from './outbox.store.ts'
import { recipeHash } from './recipe-hash.ts'

export const realWorld: World = {
  now: () => new Date(),
  random: (length) => randomBytes(length),
  newId: idMaker((length) => randomBytes(length)),
}

/**
 * The one place that knows everything: builds the house from its configuration and writes nothing.
 * @param jobs who takes the rooms' deferred work; the outbox, for the workers, when left out
 */
export async function assemble(config: Config, world: World = realWorld, jobs?: JobSink) {
  const log = openLog(config)
  const databases = await connectDatabases(config)
  const { register } = databases
  const outbox = outboxStore(register, world.newId, world.now, config.jobSeconds)
  const organisation = openOrganisation({
    register,
    world,
    authSecret: config.authSecret,
    publicUrl: config.publicUrl,
  })
  const surveys = openSurveys({
    ...databases,
    world,
    outbox: jobs ?? outbox,
    audit: organisation.audit.record,
    unit: organisation.unit.find,
    unitsOfPart: organisation.unit.ofPart,
    logSeed: config.logSeed,
    peopleKey: config.peopleKey,
    publicUrl: config.publicUrl,
    recipeHash,
  })
  const evaluation = openEvaluation({ register, world, organisation, rounds: surveys.round })
  return {
    config,
    world,
    log,
    databases,
    outbox,
    organisation,
    surveys,
    evaluation,
    demo: openDemo({ organisation, surveys, evaluation, outbox, now: world.now }),
    /** What must hold of the stored data, of every room. */
    invariants: () => [
      ...houseInvariants(databases, outbox, world.now),
      ...organisation.invariants(),
      ...surveys.invariants(),
      ...evaluation.invariants(),
    ],
    close: databases.close,
  }
}

/** The house with its collections and indexes made. */
export async function compose(...parts: Parameters<typeof assemble>): Promise<Services> {
  const services = await assemble(...parts)
  await prepareDatabases(services.databases)
  return services
}

/** Everything a route or a processor may call. */
export type Services = Awaited<ReturnType<typeof assemble>>
