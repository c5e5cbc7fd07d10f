import { type Actor, hasRole } from '../../organisation/index.ts'
import type { Deps } from '../deps.ts'
import { agreementOf } from './agreement.ts'
import { findPanel } from './create.ts'
import { type Panel, type Sheet, sheetScore, warningsAboutPanel } from './panel.ts'

/** Panels for the desks and leads; for an evaluator only those with a sheet of their own, and only these sheets. */
export async function listPanels(
  actor: Actor,
  deps: Deps,
): Promise<{ panels: Panel[]; sheets: Sheet[] }> {
  const panels = await deps.panels.list()
  const sheets = await deps.panels.sheets({ evaluator: actor.account })
  if (hasRole(actor, 'federation-admin', 'federation-reader', 'analyst', 'lead'))
    return { panels, sheets }
  const own = new Set(sheets.map((sheet) => sheet.panel))
  return { panels: panels.filter((panel) => own.has(panel.id)), sheets }
}

/** A panel with its progress; scores only of sheets that are handed in, so nobody steers a score under way. */
export async function readPanel(id: string, deps: Deps) {
  const panel = await findPanel(id, deps)
  const sheets = await deps.panels.sheets({ panel: id })
  return {
    panel,
    agreement: agreementOf(panel, sheets),
    warnings: warningsAboutPanel(panel.assignments),
    sheets: sheets.map((sheet) => ({
      id: sheet.id,
      unit: sheet.unit,
      evaluator: sheet.evaluator,
      state: sheet.state,
      score: sheet.state === 'submitted' ? sheetScore(panel, sheet) : undefined,
      returned: sheet.returned,
      requests: sheet.requests,
    })),
  }
}
