import { Alert } from 'antd'

/** A complaint at its form, read out at once; nothing when there is none. */
export function Said({ complaint }: { readonly complaint: string | undefined }) {
  if (complaint === undefined) return null
  return <Alert type="error" role="alert" title={complaint} style={{ marginBottom: 16 }} />
}
