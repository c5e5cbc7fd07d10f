import type { ComponentType } from 'preact'
import type { Form } from '../../../protocol/form/form.ts'
import type { FieldProps } from './field-props.ts'

/** The other kinds are in the page from the start; an entry of a list draws its questions with them. */
export interface RareProps extends FieldProps {
  readonly draw: ComponentType<FieldProps>
}

let Drawn: ComponentType<RareProps> | undefined

/** Fetches the kinds that few questionnaires use, when this one does. Rejects without network. */
export async function fetchRare(form: Form): Promise<void> {
  // They may stand deep inside groups; in the text they cannot hide.
  if (Drawn === undefined && /"kind":"(rank|list)"/.test(JSON.stringify(form)))
    Drawn = (await import('./rare-fields.tsx')).RareField
}

export const Rare = (props: RareProps) => (Drawn === undefined ? null : <Drawn {...props} />)
