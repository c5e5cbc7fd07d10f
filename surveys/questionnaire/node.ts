/** Reading of definitions as untrusted JSON. */
export type Node = Readonly<Record<string, unknown>>

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const listAt = (node: Node, key: string): readonly unknown[] => {
  const value = node[key]
  return Array.isArray(value) ? value : []
}

export const nodesAt = (node: Node, key: string): readonly Node[] =>
  listAt(node, key).filter(isNode)

export function textAt(node: Node, key: string): string | undefined {
  const value = node[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function numberAt(node: Node, key: string): number | undefined {
  const value = node[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

export const isOn = (node: Node, key: string): boolean => node[key] === true

export const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
