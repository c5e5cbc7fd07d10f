import type { Series } from '../../surveys/index.ts'
import * as contract from '../contract/series.ts'
import { type Route, route } from '../routes.ts'

const shown = ({ template, problem, ...series }: Series) => ({
  ...series,
  mode: template.mode,
  styles: template.styles.length,
  ...(problem === undefined ? {} : { problem }),
})

/** 定期调查. */
export const seriesRoutes: readonly Route[] = [
  route(contract.listSeries, async ({ services }) => ({
    series: (await services.surveys.series.list()).map(shown),
  })),
  route(contract.createSeries, async ({ body, actor, services }) =>
    shown(await services.surveys.series.create(body, actor)),
  ),
  route(contract.switchSeries, async ({ params, body, actor, services }) =>
    shown(await services.surveys.series.switch({ ...params, ...body }, actor)),
  ),
]
