import type { BodyOf } from '../../../../api/contract/operation.ts'
import type { listQuestionnaires } from '../../../../api/contract/questionnaire.ts'
import type { planRound } from '../../../../api/contract/round.ts'
import type { listUnits } from '../../../../api/contract/unit.ts'
import type { Answer } from '../../data/call.ts'

export type UnitRow = Answer<typeof listUnits>['units'][number]
export type Version = Answer<typeof listQuestionnaires>['questionnaires'][number]
type Plan = BodyOf<typeof planRound>
export type Template = Pick<Plan, 'mode' | 'issuers' | 'styles' | 'recipe'>

/** What the form holds about a round, whether planned once or by the calendar. */
export interface TemplateFields {
  readonly purpose: 'units' | 'unions' | 'needs'
  readonly mode: 'ballot' | 'open'
  readonly units?: readonly string[]
  /** Version by slot: a kind of unit, or the purpose itself. */
  readonly questionnaires?: Readonly<Record<string, string>>
  readonly invited?: number | null
  readonly first?: string
  readonly second?: string
}

/** What a questionnaire is wanted for; named like the questionnaire that is usual there. */
export type Slot = 'unit-palace' | 'unit-sanatorium' | 'unit-exchange' | 'grassroots' | 'needs'

/** Houses of these kinds offer the same things, so they share a questionnaire. */
const codeOfKind: Readonly<Record<UnitRow['kind'], Slot>> = {
  palace: 'unit-palace',
  club: 'unit-palace',
  other: 'unit-palace',
  sanatorium: 'unit-sanatorium',
  exchange: 'unit-exchange',
}

/** Which questionnaires a plan needs: by the kinds of its units, or one for the whole. */
export function slotsOf(
  { purpose, units = [] }: Pick<TemplateFields, 'purpose' | 'units'>,
  all: readonly UnitRow[],
): readonly Slot[] {
  if (purpose === 'needs') return ['needs']
  if (purpose === 'unions') return ['grassroots']
  const kinds = all.filter(({ id }) => units.includes(id)).map(({ kind }) => codeOfKind[kind])
  return [...new Set(kinds)]
}

/** The newest version for each slot; versions come with the newest first. */
export const newestOf = (slots: readonly string[], versions: readonly Version[]) =>
  Object.fromEntries(
    slots.flatMap((slot) => {
      const found = versions.find(({ code }) => code === slot)
      return found === undefined ? [] : [[slot, found.id]]
    }),
  )

const styleCode = (id: string, place: number): string =>
  /^[a-z][a-z0-9-]{0,19}$/.test(id) ? id : `s${place + 1}`

function issuersOf({ mode, first = '', second = '' }: TemplateFields): Plan['issuers'] {
  if (mode === 'open') return []
  const a = { id: 'a', name: first.trim() } as const
  return second.trim() === '' ? [a] : [a, { id: 'b', name: second.trim() }]
}

function stylesOf(fields: TemplateFields, title: string, all: readonly UnitRow[]): Plan['styles'] {
  const version = (slot: Slot) => fields.questionnaires?.[slot] ?? ''
  const invited = typeof fields.invited === 'number' ? { invited: fields.invited } : {}
  if (fields.purpose === 'needs')
    return [{ style: 'needs', title, questionnaire: version('needs'), ...invited }]
  return all
    .filter(({ id }) => fields.units?.includes(id))
    .map((unit, place) => ({
      style: styleCode(unit.id, place),
      unit: unit.id,
      title: unit.shortName,
      questionnaire: version(fields.purpose === 'unions' ? 'grassroots' : codeOfKind[unit.kind]),
      ...(fields.purpose === 'unions' ? { electorate: 'unions' as const } : {}),
      ...invited,
    }))
}

/** The form's fields as the server wants them. */
export const templateOf = (
  fields: TemplateFields,
  title: string,
  units: readonly UnitRow[],
): Template => ({
  mode: fields.purpose === 'unions' ? 'ballot' : fields.mode,
  issuers: issuersOf(fields.purpose === 'unions' ? { ...fields, mode: 'ballot' } : fields),
  styles: stylesOf(fields, title, units),
  recipe: 'official',
})
