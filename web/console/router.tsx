import { createBrowserRouter } from 'react-router'
import { deskRoutes } from './pages/desk-routes.tsx'
import { figureRoutes } from './pages/figure-routes.tsx'
import { LoginPage } from './pages/login.tsx'
import { Failed, NoSuchPage } from './shell/failed.tsx'
import { Frame } from './shell/frame.tsx'

export const router = createBrowserRouter([
  { path: '/c/login', element: <LoginPage /> },
  {
    path: '/c',
    element: <Frame />,
    errorElement: <Failed />,
    hydrateFallbackElement: <span />,
    children: [
      {
        errorElement: <Failed />,
        children: [...deskRoutes, ...figureRoutes, { path: '*', element: <NoSuchPage /> }],
      },
    ],
  },
])
