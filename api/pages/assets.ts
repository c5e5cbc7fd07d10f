import express, { Router } from 'express'
import { bundleFolder } from './bundles.ts'

/**
 * The built files of one page. A file never changes under its name, so phones keep it for good; scripts and sheets go
 * out as the build has compressed them.
 */
export function assets(page: 'answer' | 'console'): Router {
  const root = bundleFolder(page)
  const forGood = { immutable: true, maxAge: '365d', dotfiles: 'ignore' } as const
  const router = Router({ caseSensitive: true })
  router.get(/\.(?:js|css)$/, (request, response, next) => {
    response.vary('Accept-Encoding')
    if (request.acceptsEncodings('br') !== 'br') return next()
    const headers = { 'Content-Encoding': 'br' }
    response.type(request.path.slice(request.path.lastIndexOf('.')))
    response.sendFile(`${request.path}.br`, { root, headers, ...forGood }, (error) => {
      if (error) next()
    })
  })
  router.use(express.static(root, { index: false, redirect: false, ...forGood }))
  return router
}
