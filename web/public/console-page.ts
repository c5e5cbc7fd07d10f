import { html } from './html.ts'

/** The empty frame that the console's script fills. */
export const consolePage = (bundle: {
  readonly script: string
  readonly styles: readonly string[]
}): string =>
  html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>职工说了算</title>
${bundle.styles.map((href) => html`<link rel="stylesheet" href="${href}">`)}
<script type="module" src="${bundle.script}"></script>
</head>
<body><div id="console"></div><noscript>管理台需要打开浏览器的 JavaScript。公示结果不需要，请看公示页面。</noscript></body>
</html>
`.html
