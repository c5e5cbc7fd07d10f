import { compose } from '../../runtime/compose.ts'
import { loadConfig } from '../../runtime/config.ts'
import { isJobName } from '../../runtime/queue.ts'
import { processors } from '../../worker/processors.ts'
import { runJob } from '../../worker/run-job.ts'

/** Plans, prepares and opens one open round with the shipped unit evaluation; its code. */
export async function openRoundOn(environment: NodeJS.ProcessEnv): Promise<string> {
  const services = await compose(loadConfig(environment))
  const { surveys, outbox, organisation } = services
  await surveys.questionnaire.ensureShipped()
  await organisation.unit.put([
    {
      id: 'u01',
      name: '文化宫',
      shortName: '文化宫',
      kind: 'palace',
      brands: [],
      assessor: 'federation',
      demo: false,
      validFrom: '2020-01-01',
    },
  ])
  const { id } = await surveys.questionnaire.newest({ code: 'unit-palace' })
  const round = await surveys.round.plan({
    title: 'bench',
    period: '2026',
    mode: 'open',
    opensAt: new Date(Date.now() - 1000),
    closesAt: new Date(Date.now() + 24 * 3600_000),
    issuers: [],
    recipe: 'official',
    styles: [{ style: 'u01', unit: 'u01', title: '文化宫', questionnaire: id }],
  })
  const run = async () => {
    for (const row of await outbox.due(20)) {
      if (!isJobName(row.name)) continue
      await runJob(processors, row.name, row.payload, services, {
        signal: new AbortController().signal,
        progress: async () => undefined,
      })
      await outbox.finish(row.id, 'done', 'done')
    }
  }
  await run()
  await surveys.round.tick()
  await run()
  await services.close()
  return round.id
}
