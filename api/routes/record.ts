import { Failure } from '../../basics/failure.ts'
import { isRecordIndicator, recordIndicators } from '../../evaluation/index.ts'
import * as contract from '../contract/record.ts'
import { type Route, route } from '../routes.ts'

/** 工作记录: indicators with evidence, and why a source is missing. */
export const recordRoutes: readonly Route[] = [
  route(contract.listRecords, async ({ params, actor, services }) => ({
    indicators: Object.entries(recordIndicators).map(([id, indicator]) => ({ id, ...indicator })),
    ...(await services.evaluation.record.list(params.year, actor)),
  })),
  route(contract.enterRecord, ({ params, body, actor, services }) => {
    const { indicator } = params
    if (!isRecordIndicator(indicator)) throw new Failure('not-found', '没有这项指标。')
    return services.evaluation.record.enter({ ...params, indicator, ...body }, actor)
  }),
  route(contract.declareAbsence, async ({ params, body, actor, services }) => {
    await services.evaluation.record.declareAbsence({ ...params, ...body }, actor)
    return { saved: true as const }
  }),
]
