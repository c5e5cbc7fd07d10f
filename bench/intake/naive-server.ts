import express from 'express'
import mongoose from 'mongoose'
import { Model } from 'survey-core'
import { shipped } from '../../surveys/questionnaire/shipped/index.ts'

/** How it is usually done: a new SurveyJS model validates each answer, mongoose writes each alone, majority and journal. */
const definition = shipped.find(({ code }) => code === 'unit-palace')?.definition
await mongoose.connect(process.env.MONGODB_URI ?? '', { dbName: 'bench-naive' })
const Answer = mongoose.model(
  'answer',
  new mongoose.Schema({ _id: String, answers: mongoose.Schema.Types.Mixed }),
)
const app = express()
app.use(express.json())
app.post('/api/v1/open/answers', async (request, response) => {
  const model = new Model(definition)
  model.data = request.body.answers
  const valid = model.validate()
  model.dispose()
  if (!valid) return response.status(422).end()
  await new Answer({ _id: request.body.id, answers: request.body.answers }).save({
    w: 'majority',
    j: true,
  })
  return response.status(201).end()
})
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`PORT=${typeof address === 'object' ? address?.port : ''}\n`)
})
