import type { ImportReport, Unit } from '../../organisation/index.ts'
import * as contract from '../contract/unit.ts'
import { type Route, route } from '../routes.ts'

const shown = ({ brands, ...unit }: Unit) => ({ ...unit, brands: [...brands] })

export const shownReport = ({ changes, errors, ...counts }: ImportReport) => ({
  ...counts,
  changes: changes.map((change) => ({ ...change, columns: [...change.columns] })),
  errors: [...errors],
})

export const errorFile = (bytes: Uint8Array) => ({
  bytes,
  name: 'import-errors.xlsx',
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

/** 事业单位: the institutions that are assessed. */
export const unitRoutes: readonly Route[] = [
  route(contract.listUnits, async ({ actor, services }) => ({
    units: (await services.organisation.unit.list(actor)).map(shown),
  })),
  route(contract.readUnit, async ({ params, actor, services }) =>
    shown(await services.organisation.unit.read(params.unit, actor)),
  ),
  route(contract.importUnits, async ({ query, body, actor, services }) =>
    shownReport(await services.organisation.unit.import(body, query.dryRun === 'true', actor)),
  ),
  route(contract.unitImportErrors, async ({ body, actor, services }) =>
    errorFile(await services.organisation.unit.importErrors(body, actor)),
  ),
]
