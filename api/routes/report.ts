import { isUnitResult, type ReportUnit } from '../../evaluation/index.ts'
import type { Unit } from '../../organisation/index.ts'
import * as contract from '../contract/report.ts'
import { type Route, route } from '../routes.ts'
import { figureOf } from './figure.ts'

/** Presses of the button are shown only where so many answered that they point at nobody. */
const leastForCoached = 30

function unitOf({ record, result }: ReportUnit, unit: Unit | undefined) {
  const { figures, weighting } = result
  const hidden = result.showing.level === 'hidden'
  return {
    unit: record.unit ?? record.style,
    name: unit?.shortName ?? record.style,
    kind: unit?.kind ?? 'other',
    ...(unit?.peerGroup === undefined ? {} : { peerGroup: unit.peerGroup }),
    awareness: figureOf(figures.awareness),
    participation: figureOf(figures.participation),
    satisfaction: figureOf(figures.satisfaction),
    index: figureOf(figures.index),
    reached: figureOf(figures.reached),
    topTwo: figureOf(figures.topTwo),
    invited: result.invited,
    answered: hidden ? 0 : result.answered,
    responseRate: hidden ? null : result.responseRate,
    excluded: hidden ? 0 : result.excluded,
    withoutAttribute: hidden ? 0 : weighting.withoutAttribute,
    coached: result.answered >= leastForCoached ? result.coached : null,
    variables: [...weighting.variables],
    dropped: weighting.dropped.map(({ variable, reason }) => ({ variable, reason })),
    ...(record.batch === undefined ? {} : { batch: record.batch }),
    inputHash: record.inputHash,
    computedAt: record.computedAt.toISOString(),
  }
}

/** 指数报告: figures of a round, and asking for them to be computed again. */
export const reportRoutes: readonly Route[] = [
  route(contract.listReports, async ({ actor, services }) => {
    const ids = await services.evaluation.index.rounds(actor)
    const rounds = await Promise.all(ids.map((id) => services.surveys.round.find(id)))
    return {
      rounds: rounds
        .flatMap((round) => (round === undefined ? [] : [round]))
        .toSorted((a, b) => b.closesAt.getTime() - a.closesAt.getTime())
        .map(({ id, title, period, mode, demo, state, opensAt, closesAt }) => ({
          id,
          title,
          period,
          mode,
          demo,
          state,
          opensAt: opensAt.toISOString(),
          closesAt: closesAt.toISOString(),
        })),
    }
  }),
  route(contract.readReport, async ({ params, actor, services }) => {
    const { organisation, surveys, evaluation } = services
    const round = await surveys.round.read(params.round)
    const { units, city } = await evaluation.index.report(params.round, actor)
    const known = new Map((await organisation.unit.all()).map((unit) => [unit.id, unit]))
    const publication = await evaluation.publication.ofRound(params.round)
    const first = units[0]?.record
    const cityFigures =
      city !== undefined && !isUnitResult(city.result) ? city.result.figures : null
    return {
      round: {
        id: round.id,
        title: round.title,
        period: round.period,
        mode: round.mode,
        demo: round.demo,
        state: round.state,
        opensAt: round.opensAt.toISOString(),
        closesAt: round.closesAt.toISOString(),
        custodians: round.issuers.map(({ name }) => name),
      },
      recipe: first === undefined ? null : { id: first.recipe, version: first.recipeVersion },
      ...(first?.batch === undefined
        ? {}
        : { batch: Math.max(...units.map(({ record }) => record.batch ?? 0)) }),
      city:
        cityFigures === null
          ? null
          : {
              awareness: figureOf(cityFigures.awareness),
              participation: figureOf(cityFigures.participation),
              satisfaction: figureOf(cityFigures.satisfaction),
              index: figureOf(cityFigures.index),
            },
      units: units
        .map((unit) => unitOf(unit, known.get(unit.record.unit ?? '')))
        .toSorted((a, b) => a.unit.localeCompare(b.unit)),
      ...(publication === undefined ? {} : { publication: publication.id }),
    }
  }),
  route(contract.computeReport, async ({ params, actor, services }) => {
    const { surveys, outbox, organisation, databases } = services
    await surveys.round.read(params.round)
    await databases.register.transaction(async () => {
      await outbox.put([
        {
          name: 'compute-round',
          payload: { round: params.round },
          key: `compute-round:${params.round}`,
        },
      ])
      await organisation.audit.record({ actor, verb: 'report.compute', subject: params.round })
    })
    return { queued: true as const }
  }),
]
