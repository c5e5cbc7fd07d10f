import type { Round } from '../../surveys/index.ts'
import { linkCards } from '../../web/public/link-cards.ts'
import { importFrames, putFrames } from '../contract/frame.ts'
import { issueLinks } from '../contract/link.ts'
import * as contract from '../contract/round.ts'
import { type Route, route } from '../routes.ts'

const given = <Key extends string>(key: Key, value: string | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [name in Key]?: string }

const instant = <Key extends string>(key: Key, value: Date | undefined) =>
  given(key, value?.toISOString())

const brief = (round: Round) => ({
  id: round.id,
  title: round.title,
  ...given('series', round.series),
  period: round.period,
  mode: round.mode,
  demo: round.demo,
  state: round.state,
  opensAt: round.opensAt.toISOString(),
  closesAt: round.closesAt.toISOString(),
  recipe: round.recipe,
  signed: round.manifestHash !== undefined,
  ...given('problem', round.problem),
})

const styleOf = ({ unit, frame, attributes, ...style }: Round['styles'][number]) => ({
  ...style,
  ...given('unit', unit),
  attributes: attributes.map(({ name, codes }) => ({ name, codes: [...codes] })),
  ...(frame === undefined
    ? {}
    : { frame: { total: frame.total, census: frame.census, cells: frame.cells.length } }),
})

const whole = (round: Round, link: string) => ({
  ...brief(round),
  graceSeconds: round.graceSeconds,
  k: round.k,
  issuers: round.issuers.map(({ id, name }) => ({ id, name })),
  styles: round.styles.map(styleOf),
  link,
  ...given('checkWords', round.checkWords),
  ...given('manifestHash', round.manifestHash),
  linksIssued: round.linksIssued,
  ...instant('openedAt', round.openedAt),
  ...instant('closedAt', round.closedAt),
  ...instant('graceUntil', round.graceUntil),
  ...instant('sealedAt', round.sealedAt),
  ...instant('keysDestroyedAt', round.keysDestroyedAt),
})

const asked = { asked: true } as const

/** 期次: planning, frames, links, opening and closing, counts, the public manifest. */
export const roundRoutes: readonly Route[] = [
  route(contract.listRounds, async ({ actor, services }) => ({
    rounds: (await services.surveys.round.list(actor)).map((round) => ({
      ...brief(round),
      styles: round.styles.length,
    })),
  })),
  route(contract.planRound, async ({ body, actor, services }) => {
    const { round } = services.surveys
    const planned = await round.plan(
      { ...body, opensAt: new Date(body.opensAt), closesAt: new Date(body.closesAt) },
      actor,
    )
    return whole(planned, round.link(planned.id))
  }),
  route(contract.readRound, async ({ params, actor, services }) => {
    const { round } = services.surveys
    return whole(await round.read(params.round, actor), round.link(params.round))
  }),
  route(putFrames, async ({ params, body, actor, services }) => ({
    frames: await services.surveys.frame.import({ round: params.round, ...body }, actor),
  })),
  route(importFrames, async ({ params, query, body, actor, services }) => ({
    frames: await services.surveys.frame.importFile(
      { round: params.round, file: body, census: query.census === 'true' },
      actor,
    ),
  })),
  route(contract.prepareRound, async ({ params, actor, services }) => {
    await services.surveys.round.requestPreparation(params, actor)
    return asked
  }),
  route(issueLinks, async ({ params, query, headers, body, actor, services }) => {
    const { link } = services.surveys
    const key = headers['idempotency-key']
    const roster = {
      round: params.round,
      file: body,
      ...(key === undefined ? {} : { key: Buffer.from(key, 'base64url') }),
    }
    if (query.as !== 'html') return link.issueFile(roster, actor)
    const { round, links } = await link.issue(roster, actor)
    const page = await linkCards({
      title: round.title,
      address: services.surveys.round.link(round.id),
      checkWords: round.checkWords ?? '',
      demo: round.demo,
      cards: links.map(({ row, serial, url, typed, titles }) => ({
        name: [row.name, row.number].filter((part) => part !== '').join(' '),
        union: row.union,
        units: titles,
        serial,
        url,
        typed,
      })),
    })
    return { bytes: Buffer.from(page), name: `links-${round.id}.html`, type: 'text/html' }
  }),
  route(contract.openRound, async ({ params, actor, services }) => {
    await services.surveys.round.requestOpening(params, actor)
    return asked
  }),
  route(contract.closeRound, async ({ params, actor, services }) => {
    await services.surveys.round.requestClosing(params, actor)
    return asked
  }),
  route(contract.roundCounts, async ({ params, actor, services }) => {
    const { round, styles, channels } = await services.surveys.round.counts(params, actor)
    return {
      round,
      styles: styles.map(({ unit, days, ...style }) => ({
        ...style,
        ...given('unit', unit),
        days: [...days],
      })),
      channels: [...channels],
    }
  }),
  route(contract.roundManifest, ({ params, services }) =>
    services.surveys.round.manifest(params.round),
  ),
]
