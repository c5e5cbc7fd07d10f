import { workbenchWords as words } from '../../../words/console/workbench.ts'
import { useUnits } from '../../parts/use-unit-names.ts'
import { GoButton } from '../../shell/go-button.tsx'

/** Shown while there is no unit at all: where to begin, or how to look at the example first. */
export function FirstRun({ imports }: { readonly imports: boolean }) {
  const units = useUnits()
  if (units.data === undefined || units.data.units.length > 0) return null
  return (
    <section className="panel">
      <h2>{words.firstTitle}</h2>
      <p>{words.firstUnits}</p>
      {imports && (
        <p>
          <GoButton to="/c/units" primary>
            {words.firstImport}
          </GoButton>
        </p>
      )}
      <p className="quiet" style={{ marginBottom: 0 }}>
        {words.firstDemo}
      </p>
    </section>
  )
}
