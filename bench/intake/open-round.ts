import { systemActor } from '../../organisation/index.ts'
import { compose } from '../../runtime/compose.ts'
import { loadConfig } from '../../runtime/config.ts'
import { definitionNamed } from './sample.ts'

/** Publishes the questionnaire of this name and opens an open round with it, style `u01`; the round's code. */
export async function openRoundOn(environment: NodeJS.ProcessEnv, name: string): Promise<string> {
  const services = await compose(loadConfig(environment))
  const { surveys } = services
  const { id: questionnaire } = await surveys.questionnaire.publish(
    { code: `bench-${name}`, definition: definitionNamed(name) },
    systemActor,
  )
  const round = await surveys.round.plan({
    title: name,
    period: '2026',
    mode: 'open',
    opensAt: new Date(Date.now() - 1000),
    closesAt: new Date(Date.now() + 24 * 3600_000),
    issuers: [],
    recipe: 'official',
    styles: [{ style: 'u01', title: name, questionnaire }],
  })
  await surveys.round.prepare({ round: round.id })
  await surveys.round.open({ round: round.id })
  await services.close()
  return round.id
}
