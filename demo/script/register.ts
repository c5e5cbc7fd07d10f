import type { Union, Unit } from '../../organisation/index.ts'
import { grassrootsUnions } from '../grassroots.ts'
import { areaNames, type DemoUnion, districtUnions, federation } from '../unions.ts'
import { type DemoUnit, isMunicipal } from '../units.ts'
import type { Stage } from './stage.ts'

/** Long before the first round of the story. */
const founded = '2016-07-01'

const unitOf = (unit: DemoUnit): Unit => ({
  id: unit.code,
  name: unit.name,
  shortName: unit.name,
  kind: unit.kind,
  ...(unit.group === undefined ? {} : { peerGroup: unit.group }),
  brands: [],
  assessor: isMunicipal(unit) ? 'federation' : 'district',
  area: unit.area === 'all' ? '全市' : areaNames[unit.area],
  registerSize: unit.frame,
  demo: true,
  validFrom: founded,
})

/** A union that changed its parent stands twice in the tree: until that day under the old one, then under the new. */
function nodesOf(union: DemoUnion): Union[] {
  const { code, name, level, area, parent, until, successor, formerly } = union
  const node: Union = {
    id: code,
    name,
    level,
    ...(parent === undefined ? {} : { parent }),
    ...(area === undefined ? {} : { area: areaNames[area] }),
    demo: true,
    validFrom: founded,
    ...(until === undefined ? {} : { validTo: until }),
    ...(successor === undefined ? {} : { successor }),
  }
  if (formerly === undefined) return [node]
  const before = { ...node, id: `${code}-old`, parent: formerly.parent, validTo: formerly.until }
  return [{ ...before, successor: code }, node]
}

/** Units and the dated tree of unions. */
export async function fillRegister({ services, scope, today }: Stage): Promise<void> {
  const { unit, union } = services.organisation
  await unit.put(scope.units.map(unitOf))
  const unions = [federation, ...districtUnions(today), ...grassrootsUnions(today)]
  await union.put(unions.flatMap(nodesOf))
}
