import type { RouteObject } from 'react-router'

/** The pages of figures and judging; each is loaded when it is first opened. */
export const figureRoutes: RouteObject[] = [
  {
    path: 'reports',
    lazy: async () => ({ Component: (await import('./reports.tsx')).ReportsPage }),
  },
  {
    path: 'reports/:round',
    lazy: async () => ({ Component: (await import('./report/report.tsx')).ReportPage }),
  },
  {
    path: 'assessments',
    lazy: async () => ({ Component: (await import('./assessments.tsx')).AssessmentsPage }),
  },
  {
    path: 'assessments/:year',
    lazy: async () => ({ Component: (await import('./assessment/assessment.tsx')).AssessmentPage }),
  },
  {
    path: 'evaluations',
    lazy: async () => ({ Component: (await import('./evaluations.tsx')).EvaluationsPage }),
  },
  {
    path: 'evaluations/:panel',
    lazy: async () => ({ Component: (await import('./panel/evaluation.tsx')).EvaluationPage }),
  },
  {
    path: 'evaluations/:panel/sheets/:sheet',
    lazy: async () => ({ Component: (await import('./sheet/sheet.tsx')).SheetPage }),
  },
  {
    path: 'meetings',
    lazy: async () => ({ Component: (await import('./meetings.tsx')).MeetingsPage }),
  },
  {
    path: 'meetings/:meeting',
    lazy: async () => ({ Component: (await import('./meeting/meeting.tsx')).MeetingPage }),
  },
  {
    path: 'meetings/:meeting/print/:sheet',
    lazy: async () => ({ Component: (await import('./meeting/print.tsx')).PrintPage }),
  },
  {
    path: 'records',
    lazy: async () => ({ Component: (await import('./records.tsx')).RecordsPage }),
  },
]
