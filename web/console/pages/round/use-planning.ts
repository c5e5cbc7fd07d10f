import { useQuery } from '@tanstack/react-query'
import { listQuestionnaires } from '../../../../api/contract/questionnaire.ts'
import { listUnits } from '../../../../api/contract/unit.ts'
import { call } from '../../data/call.ts'
import { today } from '../../shell/when.ts'

/** What a plan is made from: the units of today and the published questionnaires. */
export const usePlanning = () =>
  useQuery({
    queryKey: ['planning'],
    queryFn: async () => {
      const [{ units }, { questionnaires }] = await Promise.all([
        call(listUnits),
        call(listQuestionnaires),
      ])
      return {
        units: units.filter(({ validTo }) => validTo === undefined || validTo >= today()),
        versions: questionnaires,
      }
    },
  })

export type Planning = NonNullable<ReturnType<typeof usePlanning>['data']>
