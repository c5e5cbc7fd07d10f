import type { Panel, Sheet } from '../../evaluation/index.ts'
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

const saved = { saved: true } as const
const sheetOf = (sheet: Sheet) => ({ ...sheet, requests: [...sheet.requests] })

/** 第三方评估: panels and sheets. */
export const evaluationRoutes: readonly Route[] = [
  route(contract.listPanels, async ({ actor, services }) => {
    const { panels, sheets } = await services.evaluation.panel.list(actor)
    return {
      panels: panels.map((panel) => {
        const { assignments: _, ...rest } = shown(panel)
        return rest
      }),
      sheets: sheets.map((sheet) => {
        const { marks: _, ...rest } = sheetOf(sheet)
        return rest
      }),
    }
  }),
  route(contract.createPanel, async ({ body, actor, services }) =>
    shown(await services.evaluation.panel.create(body, actor)),
  ),
  route(contract.readPanel, async ({ params, services }) => {
    const { panel, warnings, agreement, sheets } = await services.evaluation.panel.read(
      params.panel,
    )
    const names = await services.organisation.account.names(sheets.map((sheet) => sheet.evaluator))
    return {
      panel: shown(panel),
      warnings,
      ...(agreement === undefined ? {} : { agreement }),
      sheets: sheets.map(({ score, ...sheet }) => ({
        ...sheet,
        requests: [...sheet.requests],
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
    const { id, title, due, state, demo, criteria } = panel
    return {
      sheet: sheetOf(sheet),
      panel: { id, title, due, state, demo, criteria: [...criteria] },
      unitName: (await services.organisation.unit.require(sheet.unit)).shortName,
    }
  }),
  route(contract.saveSheet, async ({ params, body, actor, services }) =>
    sheetOf(await services.evaluation.panel.saveSheet(params.sheet, body, actor)),
  ),
  route(contract.submitSheet, async ({ params, body, actor, services }) =>
    sheetOf(await services.evaluation.panel.submitSheet(params.sheet, body.version, actor)),
  ),
  route(contract.requestEvidence, async ({ params, body, actor, services }) => {
    await services.evaluation.panel.requestEvidence(params.sheet, body, actor)
    return saved
  }),
  route(contract.answerRequest, async ({ params, body, actor, services }) => {
    const { sheet, place } = params
    await services.evaluation.panel.answerRequest(sheet, { place, ...body }, actor)
    return saved
  }),
  route(contract.returnSheet, async ({ params, body, actor, services }) => {
    await services.evaluation.panel.returnSheet(params.sheet, body.reason, actor)
    return saved
  }),
  route(contract.listEvaluators, async ({ services }) => ({
    evaluators: await services.organisation.account.withRole('evaluator'),
  })),
]
