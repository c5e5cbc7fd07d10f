import { createServer } from 'node:http'
import { compose } from '../../runtime/compose.ts'
import { processConfig } from '../../runtime/config.ts'
import { sayPort } from './process.ts'

/** No checks at all and one journaled majority insert a request, of our document into our collection. */
const { databases } = await compose(processConfig())
const rows = databases.box.collection<{ _id: string }>('responses')
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', async () => {
    const { id, answers, ...rest } = JSON.parse(Buffer.concat(parts).toString())
    await rows.insertOne(
      { _id: id, ...rest, answers: JSON.stringify(answers), day: '2026-06-15' },
      { writeConcern: { w: 'majority', journal: true } },
    )
    response.writeHead(201).end()
  })
})
await sayPort(server.listen(0, '127.0.0.1'))
