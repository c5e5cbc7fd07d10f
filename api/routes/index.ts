import type { Route } from '../routes.ts'
import { accountRoutes } from './account.ts'
import { answersRoutes } from './answers.ts'
import { assessmentRoutes } from './assessment.ts'
import { auditRoutes } from './audit.ts'
import { demoRoutes } from './demo.ts'
import { evaluationRoutes } from './evaluation.ts'
import { interferenceRoutes } from './interference.ts'
import { meetingRoutes } from './meeting.ts'
import { publicationRoutes } from './publication.ts'
import { questionnaireRoutes } from './questionnaire.ts'
import { recordRoutes } from './record.ts'
import { reportRoutes } from './report.ts'
import { roundRoutes } from './round.ts'
import { seriesRoutes } from './series.ts'
import { systemRoutes } from './system.ts'
import { unionRoutes } from './union.ts'
import { unitRoutes } from './unit.ts'

/** Every route below `/api/v1`; each noun adds its list. */
export const routes: readonly Route[] = [
  ...systemRoutes,
  ...accountRoutes,
  ...unitRoutes,
  ...unionRoutes,
  ...auditRoutes,
  ...demoRoutes,
  ...questionnaireRoutes,
  ...seriesRoutes,
  ...roundRoutes,
  ...answersRoutes,
  ...reportRoutes,
  ...evaluationRoutes,
  ...meetingRoutes,
  ...recordRoutes,
  ...interferenceRoutes,
  ...assessmentRoutes,
  ...publicationRoutes,
]
