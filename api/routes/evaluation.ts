import type { Panel } from '../../evaluation/index.ts'
import * as contract from '../contract/evaluation.ts'
import { type Route, route } from '../routes.ts'

const shown = ({ lockedAt, ...panel }: Panel) => ({
  ...panel,
  criteria: [...panel.criteria],
  assignments: panel.assignments.map(({ conflict, ...assignment }) =>
    conflict === undefined ? assignment : { ...assignment, conflict },
  ),
  ...(lockedAt === undefined ? {} : { lockedAt: lockedAt.toISOString() }),
})

/** 第三方评估: panels and sheets. */
export const evaluationRoutes: readonly Route[] = [
  route(contract.listPanels, async ({ actor, services }) => {
    const { panels, sheets } = await services.evaluation.panel.list(actor)
    return {
      panels: panels.map((panel) => {
        const { assignments: _, ...rest } = shown(panel)
        return rest
      }),
      sheets: sheets.map(({ marks: _, ...sheet }) => sheet),
    }
  }),
  route(contract.createPanel, async ({ body, actor, services }) =>
    shown(await services.evaluation.panel.create(body, actor)),
  ),
  route(contract.readPanel, async ({ params, services }) => {
    const { panel, warnings, sheets } = await services.evaluation.panel.read(params.panel)
    const names = await services.organisation.account.names(sheets.map((sheet) => sheet.evaluator))
    return {
      panel: shown(panel),
      warnings,
      sheets: sheets.map(({ score, ...sheet }) => ({
        ...sheet,
        evaluatorName: names.get(sheet.evaluator) ?? sheet.evaluator,
        ...(score === undefined ? {} : { score }),
      })),
    }
  }),
  route(contract.assignPanel, async ({ params, body, actor, services }) =>
    shown(await services.evaluation.panel.assign(params.panel, body.assignments, actor)),
  ),
  route(contract.lockPanel, async ({ params, actor, services }) =>
    shown(await services.evaluation.panel.lock(params.panel, actor)),
  ),
  route(contract.readSheet, async ({ params, actor, services }) => {
    const { sheet, panel } = await services.evaluation.panel.readSheet(params.sheet, actor)
    const { id, title, due, state, criteria } = panel
    return {
      sheet,
      panel: { id, title, due, state, criteria: [...criteria] },
      unitName: (await services.organisation.unit.require(sheet.unit)).shortName,
    }
  }),
  route(contract.saveSheet, ({ params, body, actor, services }) =>
    services.evaluation.panel.saveSheet(params.sheet, body, actor),
  ),
  route(contract.submitSheet, ({ params, body, actor, services }) =>
    services.evaluation.panel.submitSheet(params.sheet, body.version, actor),
  ),
]
