import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { readMeeting } from '../../../../api/contract/meeting.ts'
import { call } from '../../data/call.ts'

/** The meeting that the address names. */
export function useMeeting() {
  const { meeting = '' } = useParams()
  return useQuery({
    queryKey: ['meeting', meeting],
    queryFn: () => call(readMeeting, { params: { meeting } }),
  })
}
