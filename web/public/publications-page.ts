import { html } from './html.ts'

interface PrintedTitle {
  readonly id: string
  readonly kind: 'objection' | 'final'
  readonly title: string
  readonly publishedAt: Date
  readonly demo: boolean
}

const day = (instant: Date) =>
  instant.toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' })

const line = ({ id, kind, title, publishedAt, demo }: PrintedTitle) =>
  html`<li><a href="/p/${id}">${kind === 'objection' ? '公示' : '通报'}：${title}</a><br>${day(publishedAt)}${demo ? '，示例' : ''}</li>`

/** Everything that has been published, newest first; where the answering page sends those who ask for results. */
export const publicationsPage = (titles: readonly PrintedTitle[]): string =>
  html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>公示和通报</title>
<style>
body{font:1.125rem/1.6 system-ui,'Noto Sans CJK SC',sans-serif;color:#1c1c1c;margin:0 auto;max-width:40rem;padding:1rem}
h1{font-size:1.5rem;line-height:1.4}ul{list-style:none;padding:0}li{padding:.8rem 0;border-bottom:1px solid #ccc}a{font-weight:700}
</style>
</head>
<body>
<main>
<h1>公示和通报</h1>
${titles.length === 0 ? html`<p>还没有公示。结果公布以后会列在这里。</p>` : html`<ul>${titles.map(line)}</ul>`}
</main>
</body>
</html>
`.html
