import { createServer } from 'node:http'
import { MongoClient } from 'mongodb'

/** No checks at all, one journaled majority insert for each request: what the database costs without group commit. */
const client = await MongoClient.connect(process.env.MONGODB_URI ?? '')
const answers = client.db('bench-single').collection<{ _id: string }>('answers')
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', async () => {
    const { id, ...rest } = JSON.parse(Buffer.concat(chunks).toString())
    await answers.insertOne(
      { _id: id, ...rest },
      { writeConcern: { w: 'majority', journal: true } },
    )
    response.writeHead(201).end()
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`PORT=${typeof address === 'object' ? address?.port : ''}\n`)
})
