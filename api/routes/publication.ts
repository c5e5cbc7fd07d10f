import type { Publication } from '../../evaluation/index.ts'
import * as contract from '../contract/publication.ts'
import { type Route, route } from '../routes.ts'

const shown = ({
  id,
  kind,
  title,
  round,
  hash,
  publishedAt,
  objectionsUntil,
  demo,
}: Publication) => ({
  id,
  kind,
  title,
  hash,
  publishedAt: publishedAt.toISOString(),
  demo,
  ...(round === undefined ? {} : { round }),
  ...(objectionsUntil === undefined ? {} : { objectionsUntil }),
})

/** 公示 and 通报 of a round's figures. */
export const publicationRoutes: readonly Route[] = [
  route(contract.listPublications, async ({ services }) => ({
    publications: (await services.evaluation.publication.list()).map(shown),
  })),
  route(contract.publishReport, async ({ params, body, actor, services }) =>
    shown(await services.evaluation.publication.publish(params.round, body.kind, actor)),
  ),
]
