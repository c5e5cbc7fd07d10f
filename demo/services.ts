import type { DemoUnit, UnitKind } from './units.ts'

/** A row of u1 and how workers stand to it on average. */
export interface Service {
  readonly code: string
  /** Points of awareness above the unit's own. */
  readonly popularity: number
  /** Share to whom it does not apply (不适合我). */
  readonly unsuited: number
  /** Points of satisfaction above the unit's own. */
  readonly quality: number
  /** Only for people the unit invites by rule. */
  readonly byInvitation?: true
}

const row = (code: string, popularity: number, unsuited: number, quality: number): Service => ({
  code,
  popularity,
  unsuited,
  quality,
})
const invited = (service: Service): Service => ({ ...service, byInvitation: true })

/** Per kind the services of the shipped questionnaire, and the foil nobody offers. */
interface Offer {
  readonly services: readonly Service[]
  readonly foil: string
}

const palace: Offer = {
  services: [
    row('c1', 12, 0.01, 3),
    row('c2', 4, 0.03, 2),
    row('c3', 6, 0.04, -6),
    row('c4', 2, 0.03, 1),
    row('c5', 0, 0.03, -1),
    row('c6', -12, 0.05, 4),
    row('c7', -12, 0.05, -2),
  ],
  foil: 'c8',
}

export const offers: Readonly<Record<UnitKind, Offer>> = {
  palace,
  club: palace,
  sanatorium: {
    services: [
      row('s1', 6, 0.03, 2),
      invited(row('s2', -8, 0.15, 5)),
      row('s3', 12, 0.02, 1),
      row('s4', 6, 0.02, 0),
      row('s5', -2, 0.12, -3),
      row('s6', -4, 0.3, 2),
      row('s7', -10, 0.06, -5),
    ],
    foil: 's8',
  },
  exchange: {
    services: [
      invited(row('x1', -6, 0.15, 4)),
      invited(row('x2', -2, 0.15, 3)),
      row('x3', 4, 0.05, 2),
      row('x4', 12, 0.04, 0),
      row('x5', 2, 0.04, -4),
      row('x6', -10, 0.08, -1),
    ],
    foil: 'x7',
  },
}

/** What the questionnaire of a unit is called among the shipped ones. */
export const questionnaireOf = (
  unit: DemoUnit,
): 'unit-palace' | 'unit-sanatorium' | 'unit-exchange' => {
  if (unit.kind === 'club' || unit.kind === 'palace') return 'unit-palace'
  return unit.kind === 'sanatorium' ? 'unit-sanatorium' : 'unit-exchange'
}
