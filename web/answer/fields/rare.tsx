import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { say } from '../say.ts'
import type { FieldProps } from './field-props.ts'

/** The other kinds are in the page from the start; an entry of a list draws its questions with them. */
export interface RareProps extends FieldProps {
  readonly draw: ComponentType<FieldProps>
}

/** Kinds that few questionnaires use, fetched when one does. */
export function Rare(props: RareProps) {
  const [Drawn, setDrawn] = useState<ComponentType<RareProps>>()
  useEffect(() => {
    void import('./rare-fields.tsx').then(({ RareField }) => setDrawn(() => RareField))
  }, [])
  return Drawn === undefined ? <p role="status">{say().loading}</p> : <Drawn {...props} />
}
