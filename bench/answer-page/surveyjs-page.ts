import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { dataBlock, html } from '../../web/public/html.ts'
import { type BuiltPage, builtFiles, served } from './built-page.ts'
import { unitEvaluation } from './questionnaire.ts'

const folder = fileURLToPath(new URL('../surveyjs-page/', import.meta.url))

/** Locked packages in a folder of their own; the product never has them. */
function install(): void {
  if (existsSync(`${folder}node_modules/survey-js-ui`)) return
  const arguments_ = ['ci', '--no-audit', '--no-fund']
  const { status, stderr } = spawnSync('npm', arguments_, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm ci in bench/surveyjs-page failed: ${stderr}`)
}

/** SurveyJS's own page with its own styles, built, compressed and served as ours is. */
export async function surveyjsPage(): Promise<BuiltPage> {
  install()
  await build({
    root: folder,
    configFile: false,
    logLevel: 'warn',
    build: {
      target: 'es2020',
      assetsDir: '.',
      modulePreload: false,
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: { input: `${folder}main.mjs` },
    },
  })
  const files = await readdir(`${folder}dist`)
  const first = (ending: string) => `/s/${files.find((name) => name.endsWith(ending)) ?? ''}`
  const page = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,">
<title>公益服务测评</title>
<link rel="stylesheet" href="${first('.css')}">
<script type="module" src="${first('.js')}"></script>
</head>
<body>
<main id="page"></main>
${dataBlock('round', unitEvaluation().definition)}
</body>
</html>
`.html
  return {
    name: 'surveyjs',
    link: '/s/page',
    script: first('.js'),
    style: first('.css'),
    files: new Map([
      ['/s/page', served('text/html', page)],
      ...(await builtFiles(`${folder}dist`, files, '/s')),
    ]),
    taps: ['.sd-item'],
    answered: '.sd-item--checked',
  }
}
