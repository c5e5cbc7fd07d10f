import * as contract from '../contract/answers.ts'
import { type Route, route } from '../routes.ts'

/** 历史答卷导入. */
export const answersRoutes: readonly Route[] = [
  route(contract.listMappings, async ({ services }) => ({
    mappings: (await services.surveys.imports.mappings()).map(({ id, title }) => ({ id, title })),
  })),
  route(contract.saveMapping, async ({ body, actor, services }) => {
    const { id, title } = await services.surveys.imports.saveMapping(body, actor)
    return { id, title }
  }),
  route(contract.importAnswers, ({ query, body, actor, services }) =>
    services.surveys.imports.importFile(
      { mapping: query.mapping, dryRun: query.dryRun === 'true', ...body },
      actor,
    ),
  ),
  route(contract.listImported, async ({ services }) => ({
    imported: await services.surveys.imports.list(),
  })),
]
