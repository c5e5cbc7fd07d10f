import { Alert } from 'antd'
import { Refusal } from '../data/call.ts'

/** The server's sentence about what it refused, and one line for each thing to mend. */
export function Complaint({ error }: { readonly error: unknown }) {
  if (!(error instanceof Refusal)) return null
  const { detail, errors = [] } = error.problem
  const lines = errors.map((each) => each.detail).filter((line) => line !== detail)
  return (
    <Alert
      type="error"
      role="alert"
      title={detail}
      style={{ marginBlock: 12 }}
      {...(lines.length === 0
        ? {}
        : {
            description: (
              <ul>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ),
          })}
    />
  )
}
