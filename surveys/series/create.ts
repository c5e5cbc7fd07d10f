import type { World } from '../../basics/context.ts'
import { type Day, dayOf } from '../../basics/days.ts'
import { type Complaint, Failure } from '../../basics/failure.ts'
import type { SeriesStore } from './series.store.ts'
import type { Series } from './series.ts'

export type NewSeries = Omit<Series, 'id' | 'active' | 'problem' | 'since'> & {
  /** Today when left out. */
  readonly since?: Day | undefined
}

/**
 * Writes down a regular survey; its rounds come from the calendar.
 * @throws Failure `invalid` with a pointer to each thing wrong
 */
export async function createSeries(
  input: NewSeries,
  { series, world }: { readonly series: SeriesStore; readonly world: World },
): Promise<Series> {
  const longest = input.rhythm === 'yearly' ? 360 : 88
  const wrong: (Complaint | false)[] = [
    input.daysOpen > longest && {
      pointer: '/daysOpen',
      detail: '开放天数太长，会和下一期重叠。',
    },
    input.opensAfter >= longest && { pointer: '/opensAfter', detail: '开始日超出了本期。' },
    input.template.styles.length === 0 && {
      pointer: '/template/styles',
      detail: '至少要有一份问卷。',
    },
  ]
  const complaints = wrong.filter((complaint) => complaint !== false)
  if (complaints.length > 0)
    throw new Failure('invalid', '这个定期调查还不能建立，请改正标出的地方。', {
      errors: complaints,
    })
  const row: Series = {
    ...input,
    id: world.newId(),
    since: input.since ?? dayOf(world.now()),
    active: true,
  }
  await series.insert(row)
  return row
}
