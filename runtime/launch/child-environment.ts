import { type Engines, type LaunchSettings, secretOf } from '../engines/index.ts'

/** Where the engines answer. */
type Addresses = Pick<Engines, 'mongodbUri' | 'redisUrl'>

/** The environment of api, worker and commands: the caller's own, with what the launcher has found out. */
export async function childEnvironment(
  settings: LaunchSettings,
  { mongodbUri, redisUrl }: Addresses,
): Promise<NodeJS.ProcessEnv> {
  return {
    ...settings.environment,
    MONGODB_URI: mongodbUri,
    REDIS_URL: redisUrl,
    PORT: String(settings.port),
    HOST: settings.host,
    SECRET: settings.secret ?? (await secretOf(settings.data)),
    FINAL_SAY_DATA: settings.data,
  }
}
