import 'survey-core/survey-core.fontless.min.css'
import { Model } from 'survey-core'
import { renderSurvey } from 'survey-js-ui'

const survey = new Model(JSON.parse(document.getElementById('round').textContent))
renderSurvey(survey, document.getElementById('page'))
