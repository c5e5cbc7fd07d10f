import compression from 'compression'
import { type ErrorRequestHandler, type Response, Router } from 'express'
import { Failure } from '../../basics/failure.ts'
import type { Services } from '../../runtime/compose.ts'
import { answerPage, plainPage } from '../../web/public/answer-page.ts'
import { consolePage } from '../../web/public/console-page.ts'
import { publicationPage } from '../../web/public/publication-page.ts'
import { publicationsPage } from '../../web/public/publications-page.ts'
import { asFailure, problemOf } from '../problem.ts'
import { assets } from './assets.ts'
import { findBundle } from './bundles.ts'

const channels = ['wechat', 'site', 'app', 'qr', 'station', 'district', 'kiosk', 'paper']

/** A page with a form for each of forty units would be half a megabyte: those are fetched one by one. */
const withFewForms = <Data extends { readonly forms: object }>(data: Data) =>
  Object.keys(data.forms).length > 3 ? { ...data, forms: {} } : data

/** Whoever reads in a browser gets a sentence instead of the API's problem. */
const readable: ErrorRequestHandler = (error, request, response, next) => {
  const failure = asFailure(error)
  if (failure === undefined || request.accepts(['json', 'html']) !== 'html') return next(error)
  const { title, status, detail } = problemOf(failure)
  response.status(status).set('Cache-Control', 'no-cache').type('html')
  response.send(plainPage(title, detail))
}

/** What a browser opens: the answering page, the receipt, the console and the public reports. */
export function createPages(services: Services): Router {
  const router = Router({ caseSensitive: true })
  // Nothing secret stands in a page or a file, so that compressed lengths tell nothing; the API is not compressed.
  router.use(compression())
  for (const page of ['answer', 'console'] as const) router.use(`/assets/${page}`, assets(page))
  const send = (response: Response, text: string) =>
    response.set('Cache-Control', 'no-cache').type('html').send(text)

  router.get('/', (_request, response) => response.redirect('/c'))
  router.get('/a/:round', async (request, response) => {
    const { round } = request.params
    const data = await services.surveys.round.page(round)
    const channel = String(request.query.c ?? '')
    if (data === undefined) {
      response.status(404)
      send(response, plainPage('没有这份问卷', '请核对链接，或者重新扫一次二维码。'))
      return
    }
    if (channels.includes(channel)) services.surveys.round.countVisit(round, channel)
    send(response, answerPage(await findBundle('answer'), withFewForms(data)))
  })
  router.get('/forms/:hash', async (request, response) => {
    const form = await services.surveys.form.byHash(request.params.hash)
    if (form === undefined) throw new Failure('not-found', '没有这份问卷。')
    response.set('Cache-Control', 'public, max-age=31536000, immutable').json(form)
  })
  router.get('/r', async (_request, response) =>
    send(response, answerPage(await findBundle('answer'), undefined)),
  )
  router.get('/p', async (_request, response) =>
    send(response, publicationsPage(await services.evaluation.publication.titles())),
  )
  router.get('/p/:publication', async (request, response) => {
    const publication = await services.evaluation.publication.read(request.params.publication)
    send(response, publicationPage(publication))
  })
  router.get(['/c', '/c/*rest'], async (_request, response) =>
    send(response, consolePage(await findBundle('console'))),
  )
  router.use('/assets', () => {
    throw new Failure('not-found', '没有这个文件。')
  })
  router.use(() => {
    throw new Failure('not-found', '没有这个页面。')
  })
  router.use(readable)
  return router
}
