# syntax=docker/dockerfile:1
# Two images of one source: `app` (web, worker and set-up, told apart by ROLE and command) and `gateway` (nginx).

FROM node:24.21.0-bookworm-slim AS node
WORKDIR /app
COPY package.json package-lock.json ./
COPY backend/package.json backend/package.json
COPY frontend/package.json frontend/package.json

# What runs: no build tools, no embedded PostgreSQL, no second Node.
FROM node AS packages
RUN --mount=type=cache,target=/root/.npm \
    npm ci --workspace backend --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node AS pages
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.base.json ./
COPY backend/src backend/src
COPY frontend frontend
RUN npm run build

FROM node:24.21.0-bookworm-slim AS app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY backend backend
COPY migrations migrations
COPY --from=pages /app/frontend/dist frontend/dist
# Files of an installation without S3; a volume keeps this owner.
RUN install -d -o node -g node /data
USER node
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "backend/src/main.ts"]

FROM nginx:1.28-alpine AS gateway
COPY nginx.conf /etc/nginx/nginx.conf
USER nginx
EXPOSE 8080
STOPSIGNAL SIGQUIT
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --start-interval=1s --retries=3 \
    CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/ping"]
