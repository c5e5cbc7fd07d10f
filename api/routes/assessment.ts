import type { Assessment, StoredScheme } from '../../evaluation/index.ts'
import type { UsedSource } from '../../scoring/index.ts'
import * as contract from '../contract/assessment.ts'
import { type Route, route } from '../routes.ts'
import { figureOf } from './figure.ts'

const sourceOf = ({ reason, ...source }: UsedSource) => ({
  ...source,
  ...(reason === undefined ? {} : { reason }),
})

function rowOf({ inputs, result, ...row }: Assessment, name: string) {
  const { sources, finalSay } = result
  return {
    unit: row.unit,
    name,
    list: inputs.list,
    peerGroup: inputs.peerGroup,
    revision: row.revision,
    state: row.state,
    trialYear: row.trial,
    status: result.status,
    reasons: result.reasons.map((reason) => (typeof reason === 'string' ? reason : reason.code)),
    sources: {
      survey: sourceOf(sources.survey),
      meeting: sourceOf(sources.meeting),
      grassroots: sourceOf(sources.grassroots),
      thirdParty: sourceOf(sources.thirdParty),
      records: sourceOf(sources.records),
    },
    W: finalSay?.W ?? null,
    N: finalSay?.N ?? null,
    move: finalSay?.applied ?? null,
    wanted: finalSay?.correction ?? null,
    clamped: finalSay?.clamped ?? false,
    score: figureOf(result.score),
    gradeByScore: result.gradeByScore,
    grade: result.grade,
    caps: result.caps.map(({ document, ...cap }) => ({
      ...cap,
      ...(document === undefined ? {} : { document }),
    })),
    lowering: result.lowering,
    rank: result.rank.rank,
    rankOf: result.rank.of,
    rankLower: result.rank.rank === null ? null : (result.interval?.lower ?? null),
    rankUpper: result.rank.rank === null ? null : (result.interval?.upper ?? null),
    computedAt: row.computedAt.toISOString(),
    demo: row.demo,
  }
}

function schemeOf({ scheme, publishedAt, demo: _, ...stored }: StoredScheme) {
  const { id: __, version: ___, loweringItems, ...rules } = scheme
  return {
    ...stored,
    publishedAt: publishedAt.toISOString(),
    rules: { ...rules, loweringItems: [...loweringItems] },
  }
}

/** 年度目标责任考核 and 参照测评, and the schemes they are computed by. */
export const assessmentRoutes: readonly Route[] = [
  route(contract.listYears, async ({ services }) => ({
    years: await services.evaluation.assessment.years(),
  })),
  route(contract.readYear, async ({ params, actor, services }) => {
    const { organisation, evaluation } = services
    const names = new Map((await organisation.unit.all()).map((unit) => [unit.id, unit.shortName]))
    const rows = await evaluation.assessment.read(params.year, actor)
    const stored = await evaluation.scheme.inForce(params.year)
    return {
      year: params.year,
      scheme:
        stored === undefined
          ? null
          : {
              name: stored.name,
              version: stored.version,
              trial: stored.trial,
              clamp: stored.scheme.clamp,
              weights: { ...stored.scheme.weights },
              bands: { ...stored.scheme.bands },
            },
      rows: rows.map((row) => rowOf(row, names.get(row.unit) ?? row.unit)),
    }
  }),
  route(contract.computeYear, async ({ params, body, actor, services }) => {
    const unions =
      body.grassroots === undefined
        ? []
        : await services.surveys.tabulation.unionBallots({ round: body.grassroots })
    return services.evaluation.assessment.compute({ year: params.year, ...body }, unions, actor)
  }),
  route(contract.decideYear, async ({ params, actor, services }) => ({
    decided: await services.evaluation.assessment.decide(params.year, actor),
  })),
  route(contract.listSchemes, async ({ services }) => ({
    schemes: (await services.evaluation.scheme.list()).map(schemeOf),
  })),
  route(contract.publishScheme, async ({ body, actor, services }) =>
    schemeOf(
      await services.evaluation.scheme.publish(
        { name: body.name, year: body.year, scheme: body.rules },
        actor,
      ),
    ),
  ),
]
