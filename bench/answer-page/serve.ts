import { createServer } from 'node:http'
import type { Served } from './built-page.ts'

/** Serves both pages from one process, compressed alike; whatever a page sends is answered as too early. */
export async function serve(files: ReadonlyMap<string, Served>) {
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? '/', 'http://localhost').pathname)
    if (request.method !== 'GET') response.writeHead(503, { 'retry-after': '60' }).end()
    else if (file === undefined) response.writeHead(404).end()
    else
      response
        .writeHead(200, {
          'content-type': file.type,
          'content-encoding': 'br',
          'content-length': file.body.length,
          'cache-control': 'no-store',
        })
        .end(file.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  return { base: `http://127.0.0.1:${port}`, stop: () => server.close() }
}
