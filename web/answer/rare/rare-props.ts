import type { ComponentType } from 'preact'
import type { FieldProps } from '../fields/field-props.ts'

/** Questions inside questions are drawn with the page's own field of any kind. */
export interface RareProps extends FieldProps {
  readonly draw: ComponentType<FieldProps>
}
