import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { readSheet, saveSheet } from '../../../../api/contract/evaluation.ts'
import { call, Refusal } from '../../data/call.ts'
import { type Draft, draftOf, marksOf, type SheetView, sameMarks, type Typed } from './marks.ts'

/** Milliseconds of rest before what was typed is sent. */
const rest = 800

const isConflict = (error: unknown) => error instanceof Refusal && error.problem.code === 'conflict'

/** What is typed into a sheet, saved over the version that was read; a change made elsewhere stops the saving. */
export function useDraft(view: SheetView) {
  const { criteria } = view.panel
  const params = { sheet: view.sheet.id }
  const client = useQueryClient()
  const [draft, setDraft] = useState<Draft>(() => draftOf(view.sheet.marks))
  const [kept, setKept] = useState(view.sheet)
  const [elsewhere, setElsewhere] = useState<SheetView['sheet']>()
  const marks = marksOf(draft, criteria)
  const dirty = !sameMarks(marks, kept.marks, criteria)

  const take = (sheet: SheetView['sheet']) => {
    setKept(sheet)
    client.setQueryData(['sheet', sheet.id], { ...view, sheet })
  }
  const save = useMutation({
    mutationFn: () => call(saveSheet, { params, body: { version: kept.version, marks } }),
    onSuccess: take,
    onError: async (error) => {
      if (isConflict(error)) setElsewhere((await call(readSheet, { params })).sheet)
    },
  })

  const waits = dirty && !save.isPending && !save.isError && elsewhere === undefined
  const send = useRef<() => void>(undefined)
  useEffect(() => {
    send.current = waits ? () => save.mutate() : undefined
  })
  // Every change of what is typed starts the rest anew.
  const typed = JSON.stringify(marks)
  useEffect(() => {
    if (!waits || typed === '') return
    const timer = setTimeout(() => send.current?.(), rest)
    return () => clearTimeout(timer)
  }, [waits, typed])
  // Leaving the page before the rest is over.
  useEffect(() => () => send.current?.(), [])

  return {
    draft,
    dirty,
    version: kept.version,
    saving: save.isPending,
    failed: save.isError && elsewhere === undefined ? save.error : undefined,
    elsewhere,
    retry: () => save.mutate(),
    type: (criterion: string, change: Partial<Typed>) => {
      if (save.isError && elsewhere === undefined) save.reset()
      setDraft((now) => ({
        ...now,
        [criterion]: { score: '', reason: '', ...now[criterion], ...change },
      }))
    },
    /** Ends a conflict: what the person chose stands over the version that was made elsewhere. */
    settle: (chosen: Draft) => {
      if (elsewhere !== undefined) setKept(elsewhere)
      setDraft(chosen)
      setElsewhere(undefined)
      save.reset()
    },
  }
}

export type SheetDraft = ReturnType<typeof useDraft>
