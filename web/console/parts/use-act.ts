import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'

interface Options<Output> {
  /** What is said when it is done. */
  readonly done?: (output: Output) => string
  /** First keys of the queries whose answers are old now. */
  readonly refresh?: readonly string[]
}

/** Something a person does: on success a short word and fresh data; its failure stays in `error` for the page to show. */
export function useAct<Input, Output>(
  work: (input: Input) => Promise<Output>,
  { done, refresh = [] }: Options<Output> = {},
) {
  const client = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: work,
    onSuccess: async (output: Output) => {
      await Promise.all(refresh.map((key) => client.invalidateQueries({ queryKey: [key] })))
      if (done !== undefined) void message.success(done(output))
    },
  })
}
