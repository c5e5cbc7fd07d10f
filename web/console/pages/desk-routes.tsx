import type { RouteObject } from 'react-router'

/** The pages of running the house: workbench, rounds, units, accounts; each is loaded when it is first opened. */
export const deskRoutes: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({
      Component: (await import('./workbench.tsx')).WorkbenchPage,
    }),
  },
  {
    path: 'rounds',
    lazy: async () => ({
      Component: (await import('./rounds.tsx')).RoundsPage,
    }),
  },
  {
    path: 'rounds/new',
    lazy: async () => ({
      Component: (await import('./round/plan.tsx')).PlanPage,
    }),
  },
  {
    path: 'rounds/:round',
    lazy: async () => ({
      Component: (await import('./round/round.tsx')).RoundPage,
    }),
  },
  {
    path: 'series',
    lazy: async () => ({
      Component: (await import('./round/series.tsx')).SeriesPage,
    }),
  },
  {
    path: 'series/new',
    lazy: async () => ({
      Component: (await import('./round/plan-series.tsx')).PlanSeriesPage,
    }),
  },
  {
    path: 'units',
    lazy: async () => ({ Component: (await import('./units.tsx')).UnitsPage }),
  },
  {
    path: 'accounts',
    lazy: async () => ({
      Component: (await import('./accounts.tsx')).AccountsPage,
    }),
  },
  {
    path: 'password',
    lazy: async () => ({
      Component: (await import('./password.tsx')).PasswordPage,
    }),
  },
]
