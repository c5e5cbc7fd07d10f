/** What can be printed for a meeting. */
export const printed = ['signing', 'ballots', 'votes'] as const
export type Printed = (typeof printed)[number]

export const isPrinted = (name: string | undefined): name is Printed =>
  printed.some((sheet) => sheet === name)
