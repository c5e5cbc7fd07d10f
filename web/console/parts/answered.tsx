import type { UseQueryResult } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { shellWords as words } from '../../words/console/shell.ts'
import { Refused } from '../shell/refused.tsx'

interface Props<Data> {
  readonly query: UseQueryResult<Data>
  readonly children: (data: Data) => ReactNode
}

/** What a query answered: grey bars while it is under way, whom to ask or another try when it failed. */
export function Answered<Data>({ query, children }: Props<Data>) {
  if (query.isPending)
    return (
      <div role="status" aria-label={words.loading}>
        <Skeleton active paragraph={{ rows: 8 }} />
      </div>
    )
  if (query.isError) return <Refused error={query.error} retry={() => query.refetch()} />
  return children(query.data)
}
