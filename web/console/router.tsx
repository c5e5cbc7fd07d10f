import { createBrowserRouter } from 'react-router'
import { LoginPage } from './pages/login.tsx'
import { Frame } from './shell/frame.tsx'

export const router = createBrowserRouter([
  { path: '/c/login', element: <LoginPage /> },
  { path: '/c', element: <Frame />, children: [] },
])
