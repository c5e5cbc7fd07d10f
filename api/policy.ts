import type { Actor, Role } from '../organisation/index.ts'
import { hasRole } from '../organisation/index.ts'
import type { Verb } from './contract/verbs.ts'

const desk = ['federation-admin', 'federation-reader', 'analyst'] as const
const everyone = 'signed-in'
const anyone = 'anyone'

/**
 * Who may do what, in one place. A role opens the verb; which units, unions or sheets it reaches is decided
 * by the verb itself from the actor's grants, and what lies outside is answered as if it did not exist.
 */
export const policy: Record<Verb, readonly Role[] | typeof everyone | typeof anyone> = {
  'system.read': anyone,
  'self.read': everyone,
  'account.list': ['federation-admin', 'operator'],
  'account.create': ['federation-admin', 'operator'],
  'account.disable': ['federation-admin', 'operator'],
  'account.grant': ['federation-admin', 'operator'],
  'account.reset': ['federation-admin', 'operator'],
  'unit.list': everyone,
  'unit.import': ['federation-admin'],
  'union.list': everyone,
  'union.import': ['federation-admin'],
  'audit.list': ['federation-admin', 'operator'],
  'job.list': ['federation-admin', 'analyst', 'operator'],
  'demo.clear': ['operator', 'federation-admin'],
  'questionnaire.list': desk,
  'questionnaire.read': desk,
  'questionnaire.publish': ['federation-admin', 'analyst'],
  'series.list': desk,
  'series.create': ['federation-admin'],
  'series.switch': ['federation-admin'],
  'round.list': [...desk, 'union-officer'],
  'round.read': [...desk, 'union-officer'],
  'round.plan': ['federation-admin'],
  'round.frame': ['federation-admin'],
  'round.links': ['federation-admin'],
  'round.open': ['federation-admin'],
  'round.close': ['federation-admin'],
  'round.counts': [...desk, 'union-officer'],
  'round.manifest': anyone,
  'answer.collect': anyone,
  'answer.cast': anyone,
  'answer.submit': anyone,
  'answers.import': ['federation-admin', 'analyst'],
  'report.read': [...desk, 'lead', 'unit-manager'],
  'report.compute': ['federation-admin', 'analyst'],
  'evaluation.list': [...desk, 'lead', 'evaluator'],
  'evaluation.create': ['federation-admin', 'lead'],
  'evaluation.read': [...desk, 'lead'],
  'evaluation.assign': ['federation-admin', 'lead'],
  'evaluation.lock': ['lead'],
  'sheet.read': ['evaluator', 'lead'],
  'sheet.write': ['evaluator'],
  'sheet.submit': ['evaluator'],
  'sheet.request': ['evaluator'],
  'sheet.answer': ['lead'],
  'sheet.return': ['lead'],
  'meeting.list': [...desk, 'recorder', 'entry-clerk', 'lead'],
  'meeting.create': ['federation-admin', 'recorder'],
  'meeting.read': [...desk, 'recorder', 'entry-clerk', 'lead'],
  'meeting.enter': ['recorder', 'entry-clerk'],
  'record.list': [...desk, 'lead', 'unit-manager', 'entry-clerk'],
  'record.enter': ['federation-admin', 'entry-clerk', 'unit-manager'],
  'interference.list': [...desk, 'lead', 'unit-manager'],
  'interference.confirm': ['federation-admin'],
  'interference.withdraw': ['federation-admin'],
  'scheme.list': [...desk, 'lead'],
  'scheme.publish': ['federation-admin'],
  'assessment.read': [...desk, 'lead', 'unit-manager'],
  'assessment.compute': ['federation-admin', 'analyst'],
  'assessment.decide': ['federation-admin'],
  'publication.list': desk,
  'publication.publish': ['federation-admin'],
  'publication.read': anyone,
}

export type Permission = 'granted' | 'unauthenticated' | 'password-due' | 'forbidden'

/** The policy's word on a verb. */
export function permits(verb: Verb, actor: Actor | undefined): Permission {
  const rule = policy[verb]
  if (rule === anyone) return 'granted'
  if (actor === undefined) return 'unauthenticated'
  if (actor.passwordDue === true && verb !== 'self.read') return 'password-due'
  if (rule === everyone) return 'granted'
  return hasRole(actor, ...rule) ? 'granted' : 'forbidden'
}
