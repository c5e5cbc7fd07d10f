/** A kind of file and what it may import; every other room is closed to it. */
export interface Kind {
  readonly name: string
  /** Biome globs. A later kind's files win over an earlier kind's. */
  readonly files: readonly string[]
  /** Rooms it reaches through their door, `room/index.ts`. */
  readonly doors?: readonly string[]
  /** Rooms and folders it reaches whole. */
  readonly open?: readonly string[]
  /** Guarded packages it may use. */
  readonly packages?: readonly string[]
  /** The only packages it may use, where it may not use any package that is not named. */
  readonly only?: readonly string[]
}

export const rooms = [
  'organisation',
  'surveys',
  'evaluation',
  'service',
  'scoring',
  'protocol',
  'basics',
  'api',
  'worker',
  'web',
  'runtime',
  'cli',
  'demo',
  'verify',
  'bench',
  'test',
  'start',
]

/** Packages that only named kinds of file may use, with the reason that the linter prints. */
export const guarded: Record<string, string> = {
  mongoose: 'only *.store.ts and runtime/mongo.ts speak to MongoDB',
  mongodb: 'only *.store.ts and runtime/mongo.ts speak to MongoDB',
  bullmq: 'only runtime/queue.ts and worker/ speak to the queue',
  express: 'only api/ speaks HTTP',
  'survey-core': 'only surveys/questionnaire/ (and tests, bench) runs SurveyJS',
  'better-auth': 'only organisation/account/ runs better-auth',
  exceljs: 'only organisation/spreadsheet/ reads and writes workbooks',
  react: 'only web/console/ uses React',
  preact: 'only web/answer/ uses Preact',
  'mongodb-memory-server-core': 'only runtime/engines and start/ fetch engines',
}

const domain = (name: string, doors: readonly string[], open: readonly string[]): Kind[] => [
  { name, files: [`${name}/**`], doors, open: ['basics', ...open] },
  {
    name: `${name} stores`,
    files: [`${name}/**/*.store.ts`],
    doors,
    open: ['basics', ...open],
    packages: ['mongoose', 'mongodb', ...(name === 'organisation' ? ['better-auth'] : [])],
  },
]

const everything = rooms.filter((room) => room !== 'test' && room !== 'bench')

/** The arrows of the house, docs/architecture.md draws them. */
export const kinds: readonly Kind[] = [
  { name: 'basics', files: ['basics/**'] },
  { name: 'basics database', files: ['basics/database.ts'], packages: ['mongoose'] },
  { name: 'protocol', files: ['protocol/**'], only: [] },
  {
    name: 'scoring',
    files: ['scoring/**'],
    only: ['simple-statistics', '@stdlib/stats-base-dists-*', 'yalps'],
  },
  ...domain('organisation', [], []),
  {
    name: 'accounts',
    files: ['organisation/account/**'],
    open: ['basics'],
    packages: ['better-auth', 'mongodb', 'mongoose'],
  },
  {
    name: 'spreadsheets',
    files: ['organisation/spreadsheet/**'],
    open: ['basics'],
    packages: ['exceljs'],
  },
  ...domain('surveys', ['organisation'], ['protocol', 'api/contract/measure.ts']),
  {
    name: 'questionnaires',
    files: ['surveys/questionnaire/**'],
    doors: ['organisation'],
    open: ['basics', 'protocol', 'api/contract/measure.ts'],
    packages: ['survey-core'],
  },
  {
    name: 'questionnaire stores',
    files: ['surveys/questionnaire/**/*.store.ts'],
    doors: ['organisation'],
    open: ['basics', 'protocol'],
    packages: ['mongoose'],
  },
  ...domain('evaluation', ['organisation', 'surveys', 'scoring'], []),
  ...domain('service', ['organisation', 'surveys', 'evaluation'], []),
  { name: 'contracts', files: ['api/contract/**'], open: ['protocol'] },
  {
    name: 'api',
    files: ['api/**', '!api/contract/**'],
    doors: ['organisation', 'surveys', 'evaluation', 'service', 'scoring'],
    open: ['basics', 'protocol', 'runtime', 'web/public'],
    packages: ['express'],
  },
  {
    name: 'worker',
    files: ['worker/**'],
    doors: ['organisation', 'surveys', 'evaluation', 'service', 'scoring'],
    open: ['basics', 'runtime'],
    packages: ['bullmq'],
  },
  {
    name: 'answering page',
    files: ['web/answer/**'],
    open: ['api/contract', 'protocol'],
    packages: ['preact'],
  },
  {
    name: 'console',
    files: ['web/console/**'],
    open: ['api/contract', 'protocol'],
    packages: ['react'],
  },
  { name: 'words', files: ['web/words/**'] },
  { name: 'public pages', files: ['web/public/**'], open: ['api/contract', 'protocol'] },
  {
    name: 'runtime',
    files: ['runtime/**'],
    doors: ['organisation', 'surveys', 'evaluation', 'service', 'scoring'],
    open: ['basics', 'protocol', 'surveys/jobs.ts', 'evaluation/jobs.ts'],
    packages: ['mongodb'],
  },
  {
    name: 'engines',
    files: ['runtime/engines/**'],
    open: ['basics'],
    packages: ['mongodb', 'mongodb-memory-server-core'],
  },
  {
    name: 'databases',
    files: ['runtime/mongo.ts', 'runtime/outbox.store.ts'],
    open: ['basics'],
    packages: ['mongoose'],
  },
  {
    name: 'queue',
    files: ['runtime/queue.ts'],
    open: ['basics', 'surveys/jobs.ts', 'evaluation/jobs.ts'],
    packages: ['bullmq'],
  },
  {
    name: 'demo',
    files: ['demo/**'],
    doors: ['organisation', 'surveys', 'evaluation', 'service', 'scoring'],
    open: ['basics', 'protocol', 'runtime', 'worker'],
  },
  { name: 'verifier', files: ['verify/**'], only: ['node:*'] },
  { name: 'commands', files: ['cli/**'], open: everything, packages: ['mongodb', 'express'] },
  {
    name: 'start',
    files: ['start/**'],
    open: ['runtime/engines'],
    packages: ['mongodb', 'mongodb-memory-server-core'],
  },
]
