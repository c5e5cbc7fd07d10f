import { dataBlock, html } from './html.ts'

interface Bundle {
  readonly script: string
  readonly styles: readonly string[]
}

const head = (title: string, bundle?: Bundle) => html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<link rel="icon" href="data:,">
<title>${title}</title>
${(bundle?.styles ?? []).map((href) => html`<link rel="stylesheet" href="${href}">`)}`

/**
 * The answering page before its script runs: manifest and questionnaires stand inside as data, so that page,
 * script and styles are the only three requests.
 */
export const answerPage = (
  bundle: Bundle,
  data: { readonly manifest: { readonly title: string } } | undefined,
): string =>
  html`<!doctype html>
<html lang="zh-CN">
<head>
${head(data?.manifest.title ?? '回执', bundle)}
<script type="module" src="${bundle.script}"></script>
</head>
<body>
<main id="page"><div class="card"><h1>正在打开……</h1>
<div class="slow"><p>一直打不开？可能是网络不好，请再打开一次；也可能是这部手机的浏览器太旧，不能安全地填写。可以换一部手机，或者向所在工会索取纸质问卷。</p>
<p lang="en">It does not open? Please try again; or this phone’s browser may be too old to answer safely. Please use another phone, or ask your union for a paper form.</p></div></div>
<noscript><p>这个页面需要打开浏览器的 JavaScript。也可以向所在工会索取纸质问卷。</p></noscript></main>
${dataBlock('round', data ?? null)}
</body>
</html>
`.html

/** A page of one sentence, for what cannot be opened. */
export const plainPage = (title: string, sentence: string): string =>
  html`<!doctype html>
<html lang="zh-CN">
<head>
${head(title)}
<style>body{font:1.25rem/1.6 system-ui,sans-serif;margin:2rem auto;max-width:36rem;padding:0 1rem}</style>
</head>
<body><main><h1>${title}</h1><p>${sentence}</p></main></body>
</html>
`.html
