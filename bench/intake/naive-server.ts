import { env } from 'node:process'
import express from 'express'
import mongoose from 'mongoose'
import { Model } from 'survey-core'
import { sayPort } from './process.ts'
import { definitionNamed } from './sample.ts'

/** How it is usually done: a new SurveyJS model checks each answer, mongoose writes each by itself. */
const definition = definitionNamed(env.BENCH_SAMPLE ?? '')
await mongoose.connect(env.MONGODB_URI ?? '', { dbName: 'bench-naive' })
const Answer = mongoose.model(
  'answer',
  new mongoose.Schema(
    { _id: String, round: String, style: String, answers: mongoose.Schema.Types.Mixed },
    { writeConcern: { w: 'majority', j: true } },
  ),
)
const app = express()
app.use(express.json())
app.post('/api/v1/open/answers', async (request, response) => {
  const { id, round, style, answers } = request.body
  const model = new Model(definition)
  model.data = answers
  const isValid = model.validate()
  model.dispose()
  if (!isValid) return response.status(422).end()
  await Answer.create({ _id: id, round, style, answers })
  return response.status(201).end()
})
await sayPort(app.listen(0, '127.0.0.1'))
