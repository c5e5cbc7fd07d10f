import { shellWords as words } from '../../words/console/shell.ts'

const desk = ['federation-admin', 'federation-reader', 'analyst']

/** The pages of the console and who sees them in the menu; the server decides again on every call. */
export const menu = [
  { path: '/c', title: words.workbench, roles: undefined },
  { path: '/c/rounds', title: words.rounds, roles: [...desk, 'union-officer'] },
  {
    path: '/c/reports',
    title: words.reports,
    roles: [...desk, 'lead', 'unit-manager'],
  },
  {
    path: '/c/evaluations',
    title: words.evaluations,
    roles: [...desk, 'lead', 'evaluator'],
  },
  {
    path: '/c/meetings',
    title: words.meetings,
    roles: [...desk, 'lead', 'recorder', 'entry-clerk'],
  },
  {
    path: '/c/records',
    title: words.records,
    roles: [...desk, 'lead', 'unit-manager', 'entry-clerk'],
  },
  {
    path: '/c/assessments',
    title: words.assessments,
    roles: [...desk, 'lead', 'unit-manager'],
  },
  {
    path: '/c/units',
    title: words.units,
    roles: ['federation-admin', 'analyst'],
  },
  {
    path: '/c/accounts',
    title: words.accounts,
    roles: ['federation-admin', 'operator'],
  },
] as const
